package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A failure in the shell's own words, with the driver's failure below it if there is one.
@SuppressWarnings("serial") // never leaves this process
public final class CommandFailure extends RuntimeException {
    private final List<String> messages;
    private final @Nullable ErrorCode code;
    private final @Nullable VirtException reason;

    private CommandFailure(
            String message, @Nullable ErrorCode code, @Nullable VirtException reason) {
        this(List.of(message), code, reason);
    }

    private CommandFailure(
            List<String> messages, @Nullable ErrorCode code, @Nullable VirtException reason) {
        super(String.join("; ", messages), reason);
        this.messages = List.copyOf(messages);
        this.code = code;
        this.reason = reason;
    }

    /// A command line that does not make sense.
    public static CommandFailure usage(String message) {
        return new CommandFailure(message, null, null);
    }

    /// A command line that does not make sense for several reasons, a line for each.
    public static CommandFailure usage(List<String> messages) {
        return new CommandFailure(messages, null, null);
    }

    /// A failure that the shell itself found, with the code that a program may want to know.
    public static CommandFailure of(ErrorCode code, String message) {
        return new CommandFailure(message, code, null);
    }

    /// A failure of the driver; both messages are printed.
    public static CommandFailure because(String message, VirtException reason) {
        return new CommandFailure(message, reason.code(), reason);
    }

    /// Returns the same failure with another line below what it says itself.
    public CommandFailure then(String message) {
        return new CommandFailure(
                Stream.concat(messages.stream(), Stream.of(message)).toList(), code, reason);
    }

    /// Returns what to print, an `error:` line each.
    public List<String> messages() {
        return messages;
    }

    /// Returns libvirt's code, or null for a command line that does not make sense.
    @Nullable ErrorCode code() {
        return code;
    }

    /// Returns the driver's failure.
    public @Nullable VirtException reason() {
        return reason;
    }
}
