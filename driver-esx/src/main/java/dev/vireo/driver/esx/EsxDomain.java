package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainInfo;
import dev.vireo.api.DomainState;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.RebootGuestRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A virtual machine of the connection's host.
final class EsxDomain
        implements Domain,
                MachineDevices,
                MachineDeviceTuning,
                MachineFigures,
                MachineGuest,
                MachineJobs,
                MachineKeyboard,
                MachineMigration,
                MachinePersistence,
                MachinePlacement,
                MachinePull,
                MachineQuestions,
                MachineSaving,
                MachineScreen,
                MachineSleep,
                MachineSnapshots,
                MachineTuning {
    private static final List<String> INFO =
            List.of(
                    VirtualMachines.POWER_STATE,
                    Properties.MEMORY_MB,
                    Properties.CPUS,
                    Properties.MEMORY_LIMIT_MB);

    private static final List<String> AUTOSTART = List.of(VirtualMachines.AUTO_START);

    private final Machine machine;

    /// Makes a domain.
    ///
    /// @param machine the machine that it is
    EsxDomain(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public String name() {
        return machine.name();
    }

    @Override
    public UUID uuid() {
        return machine.uuid();
    }

    @Override
    public OptionalInt id() {
        return machine.isActive() ? VirtualMachines.id(machine.reference()) : OptionalInt.empty();
    }

    @Override
    public String osType() {
        return "hvm";
    }

    @Override
    public DomainState fetchState() {
        Row row = machine.fetch(VirtualMachines.POWER_STATE);
        return machine.seen(VirtualMachines.powerState(row));
    }

    @Override
    public DomainInfo fetchInfo() {
        List<Row> rows = machine.fetchWithHost(INFO, AUTOSTART);
        Row row = machine.own(rows);
        long memory = Kib.ofMb(row.number(Properties.MEMORY_MB).orElse(0L));
        long limit = row.number(Properties.MEMORY_LIMIT_MB).orElse(-1L);
        DomainState state = machine.seen(VirtualMachines.powerState(row));
        return new DomainInfo(
                id(),
                state,
                memory,
                limit < 0 ? memory : Kib.ofMb(limit),
                Math.toIntExact(row.number(Properties.CPUS).orElse(0L)),
                true,
                autostart(rows),
                false);
    }

    private Optional<Boolean> autostart(List<Row> rows) {
        return rows.stream()
                .flatMap(row ->
                        row
                                .find(VirtualMachines.AUTO_START, HostAutoStartManagerConfig.class)
                                .stream())
                .findFirst()
                .map(config -> VirtualMachines.isAutostarted(config, machine.reference()));
    }

    @Override
    public void create() {
        machine.perform(Operation.START);
    }

    @Override
    public void resume() {
        machine.perform(Operation.RESUME);
    }

    @Override
    public void suspend() {
        machine.perform(Operation.SUSPEND);
    }

    @Override
    public void reset() {
        machine.perform(Operation.RESET);
    }

    @Override
    public void destroy() {
        machine.throughVcenter().perform(Operation.DESTROY);
        machine.active(false);
    }

    @Override
    public void shutdown() {
        askGuest("shut down", ShutdownGuestRequest.builder(machine.reference()).build());
    }

    @Override
    public void reboot() {
        askGuest("reboot", RebootGuestRequest.builder(machine.reference()).build());
    }

    private void askGuest(String verb, MethodRequest<@Nullable Void> request) {
        machine.require(VirtualMachinePowerState.POWERED_ON);
        machine.session().call(request, verb, machine.name());
    }

    @Override
    public String toString() {
        return machine.name();
    }
}
