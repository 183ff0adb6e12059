package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecentConfigsTest {
    private static final int MORE_THAN_ARE_KEPT = 600;

    private final TestServer server =
            TestServer.esx(EsxModel.numbered(MORE_THAN_ARE_KEPT).toArray(MachinePlan[]::new));

    private static VirtualMachineConfigInfo read(SimVirtualMachine machine) {
        return (VirtualMachineConfigInfo) Objects.requireNonNull(machine.property("config"));
    }

    private static boolean isConnected(SimVirtualMachine machine) {
        return read(machine).hardware().device().stream()
                .filter(VirtualEthernetCard.class::isInstance)
                .allMatch(card -> Objects.requireNonNull(card.connectable()).connected());
    }

    @Test
    void areThoseOfTheMachinesInWhateverOrderTheyAreRead() {
        for (int i = 0; i < 2; i++) {
            for (SimVirtualMachine machine : server.inventory().machines()) {
                assertThat(read(machine)).isEqualTo(machine.config().info());
            }
        }
    }

    @Test
    void areNotMadeTwiceInARow() {
        SimVirtualMachine machine = server.inventory().machines().getFirst();
        assertThat(read(machine)).isSameAs(read(machine));
    }

    @Test
    void followThePlan() {
        SimVirtualMachine machine = server.inventory().machines().getFirst();
        boolean before = isConnected(machine);
        machine.connectDevices(!before);
        assertThat(isConnected(machine)).isNotEqualTo(before);
    }
}
