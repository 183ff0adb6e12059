package dev.vireo.simulator.inventory;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guest on its way to a state that it was told to reach. VMware Tools are gone meanwhile.
final class VmTransitions {
    private final SimVirtualMachine vm;
    private @Nullable PowerState target;
    private int number;

    VmTransitions(SimVirtualMachine vm) {
        this.vm = vm;
    }

    /// Returns what the guest does, as `guest.guestState` says it.
    Optional<String> guestState() {
        return Optional.ofNullable(target)
                .map(end ->
                        switch (end) {
                            case ON -> "resetting";
                            case OFF -> "shuttingDown";
                            case SUSPENDED -> "standby";
                        });
    }

    /// Goes to a state: at once, or after a while unless something else happens before.
    void begin(PowerState end, Duration time, Runnable arrive) {
        if (time.isZero()) {
            arrive.run();
            return;
        }
        target = end;
        int mine = ++number;
        vm.touch();
        vm.inventory()
                .later(
                        time,
                        () -> {
                            if (mine == number && target != null) {
                                vm.inventory()
                                        .durably(() -> {
                                            arrive.run();
                                            return end;
                                        });
                            }
                        });
    }

    /// Is on the way to a state until something else happens.
    void stay(PowerState end) {
        target = end;
        number++;
        vm.touch();
    }

    /// Forgets where the guest was going: it is somewhere.
    void over() {
        target = null;
        number++;
    }
}
