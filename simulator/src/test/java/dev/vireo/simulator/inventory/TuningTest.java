package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.HostListSummaryQuickStats;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineQuickStats;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whoever tunes a machine sees its numbers change.
class TuningTest {
    private static TestServer host(int machines, int memoryMb) {
        MachinePlan[] plans = new MachinePlan[machines];
        for (int i = 0; i < machines; i++) {
            plans[i] = MachinePlan.linux("vm" + i, 4, memoryMb, 20);
        }
        return TestServer.esx(plans);
    }

    private static VirtualMachineQuickStats stats(TestServer server, int machine) {
        return (VirtualMachineQuickStats)
                Objects.requireNonNull(server.read(TestServer.vm(machine), "summary.quickStats"));
    }

    private static int number(@Nullable Integer value) {
        return Objects.requireNonNull(value);
    }

    private static void change(
            TestServer server, UnaryOperator<VirtualMachineConfigInfo.Builder<?>> change) {
        SimVirtualMachine machine = server.machine(1);
        server.inventory()
                .locked(() -> {
                    machine.configure(
                            new StoredConfig(
                                    change.apply(machine.config().info().toBuilder()).build()));
                    return null;
                });
    }

    private static ResourceAllocationInfo allocation(long reservation, long limit, int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(reservation)
                .limit(limit)
                .expandableReservation(false)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.CUSTOM).build())
                .build();
    }

    @Test
    void limitOfMemoryFillsTheBalloon() {
        TestServer server = host(1, 8192);
        assertThat(stats(server, 1).balloonedMemory()).isZero();
        change(server, config -> config.memoryAllocation(allocation(0, 2048, 81_920)));
        VirtualMachineQuickStats after = stats(server, 1);
        assertThat(number(after.balloonedMemory())).isPositive();
        assertThat(number(after.privateMemory())).isLessThanOrEqualTo(2048);
    }

    @Test
    void limitOfMemorySwapsAMachineWithoutTools() {
        TestServer server = host(1, 8192);
        server.inventory()
                .locked(() -> {
                    server.machine(1).toolsInstalled(false);
                    return null;
                });
        change(server, config -> config.memoryAllocation(allocation(0, 2048, 81_920)));
        VirtualMachineQuickStats after = stats(server, 1);
        assertThat(after.balloonedMemory()).isZero();
        assertThat(number(after.swappedMemory())).isPositive();
    }

    @Test
    void moreSharesAndReservationGiveMoreOfAFullHost() {
        TestServer server = host(12, 16_384);
        int before = number(stats(server, 1).hostMemoryUsage());
        change(server, config -> config.memoryAllocation(allocation(0, -1, 1_000_000)));
        int shares = number(stats(server, 1).hostMemoryUsage());
        assertThat(shares).isGreaterThan(before);
        change(server, config -> config.memoryAllocation(allocation(8192, -1, 1)));
        assertThat(number(stats(server, 1).hostMemoryUsage())).isGreaterThanOrEqualTo(8191);
        HostListSummaryQuickStats host =
                (HostListSummaryQuickStats)
                        Objects.requireNonNull(
                                server.read(
                                        new ManagedObjectReference("HostSystem", "ha-host"),
                                        "summary.quickStats"));
        assertThat(number(host.overallMemoryUsage())).isLessThan(65_536);
    }

    @Test
    void limitOfProcessorsCapsUsageAndMakesWait() {
        TestServer server = host(1, 2048);
        int demand = number(stats(server, 1).overallCpuDemand());
        change(server, config -> config.cpuAllocation(allocation(0, 50, 4000)));
        VirtualMachineQuickStats after = stats(server, 1);
        assertThat(after.overallCpuUsage()).isEqualTo(50);
        assertThat(after.overallCpuDemand()).isEqualTo(demand);
    }

    @Test
    void largerMemoryIsUsed() {
        TestServer server = host(1, 2048);
        int before = number(stats(server, 1).hostMemoryUsage());
        change(
                server,
                config ->
                        config.hardware(
                                server.machine(1).config().info().hardware().toBuilder()
                                        .memoryMB(4096)
                                        .build()));
        assertThat(number(stats(server, 1).hostMemoryUsage())).isGreaterThan(before * 3 / 2);
    }
}
