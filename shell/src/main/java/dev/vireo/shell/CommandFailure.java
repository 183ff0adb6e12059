package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import org.jspecify.annotations.Nullable;

/// A failure in the shell's own words, with the driver's failure below it if there is one.
@SuppressWarnings("serial") // never leaves this process
final class CommandFailure extends RuntimeException {
    private final @Nullable ErrorCode code;
    private final @Nullable VirtException reason;

    private CommandFailure(
            String message, @Nullable ErrorCode code, @Nullable VirtException reason) {
        super(message, reason);
        this.code = code;
        this.reason = reason;
    }

    /// A command line that does not make sense.
    static CommandFailure usage(String message) {
        return new CommandFailure(message, null, null);
    }

    /// A failure that the shell itself found, with the code that a program may want to know.
    static CommandFailure of(ErrorCode code, String message) {
        return new CommandFailure(message, code, null);
    }

    /// A failure of the driver; both messages are printed.
    static CommandFailure because(String message, VirtException reason) {
        return new CommandFailure(message, reason.code(), reason);
    }

    /// Returns libvirt's code, or null for a command line that does not make sense.
    @Nullable ErrorCode code() {
        return code;
    }

    /// Returns the driver's failure.
    @Nullable VirtException reason() {
        return reason;
    }
}
