package dev.vireo.shell.domain;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What commands that change a domain have in common: the form of their results and refusals.
public final class DomainChange {
    private DomainChange() {}

    /// Makes the reply of a change.
    ///
    /// @param action the command
    /// @param message what is printed unless in quiet mode, null for nothing
    public static Reply done(String action, Domain domain, @Nullable String message) {
        return told(action, domain, message == null ? "" : message + "\n");
    }

    /// Makes the reply of a change whose message has no line end of its own, as a few of virsh's.
    ///
    /// @param action the command
    /// @param text what is printed unless in quiet mode
    public static Reply told(String action, Domain domain, String text) {
        Map<String, @Nullable Object> members = Identity.ofChange(action, domain);
        return new TextReply(text, members, true);
    }

    /// Makes a failure of a change.
    public static CommandFailure failed(String action, String domain, VirtException reason) {
        return CommandFailure.because("Failed to " + action + " domain '" + domain + "'", reason);
    }

    /// Refuses flags that no VMware driver of libvirt takes, with libvirt's words. Does nothing if
    /// there are none.
    ///
    /// @param flags libvirt's flag word
    /// @param apiFunction libvirt's function, which a read-only connection refuses first
    /// @param driverFunction the driver's function that would refuse the flags
    public static void refuseFlags(
            Connection connection, int flags, String apiFunction, String driverFunction) {
        if (flags == 0) {
            return;
        }
        FlagFailure.refuseReadOnly(connection, apiFunction);
        throw new UnsupportedFlags(flags, driverFunction);
    }

    /// Flags that the driver does not know. The one error whose text has no prefix.
    @SuppressWarnings("serial") // never leaves this process
    public static final class UnsupportedFlags extends VirtException {
        public UnsupportedFlags(int flags, String function) {
            super(
                    ErrorCode.INVALID_ARG,
                    "unsupported flags (0x"
                            + Integer.toHexString(flags)
                            + ") in function "
                            + function);
        }

        @Override
        public String getMessage() {
            return detail();
        }
    }
}
