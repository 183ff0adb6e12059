package dev.vireo.driver.esx;

import dev.vireo.api.DomainState;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What VMware's power states are in libvirt's words.
final class PowerState {
    /// VMware gives no reason for a state.
    private static final String UNKNOWN = "unknown";

    private PowerState() {}

    static DomainState domainState(@Nullable VirtualMachinePowerState state) {
        return new DomainState(kind(state), UNKNOWN);
    }

    private static Kind kind(@Nullable VirtualMachinePowerState state) {
        return switch (state == null ? "" : state.value()) {
            case "poweredOn" -> Kind.RUNNING;
            case "poweredOff" -> Kind.SHUT_OFF;
            case "suspended" -> Kind.PAUSED;
            default -> Kind.NO_STATE;
        };
    }

    static boolean isOff(@Nullable VirtualMachinePowerState state) {
        return Objects.equals(state, VirtualMachinePowerState.POWERED_OFF);
    }

    /// Returns the state in the words of the errors about it.
    static String words(VirtualMachinePowerState state) {
        return switch (state.value()) {
            case "poweredOn" -> "powered on";
            case "poweredOff" -> "powered off";
            case String other -> other;
        };
    }
}
