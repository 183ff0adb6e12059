package dev.vireo.shell.command;

import dev.vireo.model.ByteSize;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.OptionalLong;

/// Sizes as options have them: a number with a unit behind it, such as `512M`; KiB without one.
public final class ScaledSize {
    private ScaledSize() {}

    /// Reads the value of an option.
    ///
    /// @return KiB, rounded up; empty if it is not given
    /// @throws CommandFailure if it is no such number
    public static OptionalLong kib(Arguments arguments, String option) {
        String text = arguments.text(option);
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(scaled(text, option, "k").kibibytes());
    }

    /// Reads the value of an option that is KiB where it has no unit, without rounding.
    ///
    /// @return bytes; empty if it is not given
    /// @throws CommandFailure if it is no such number
    public static OptionalLong bytesOfKib(Arguments arguments, String option) {
        String text = arguments.raw(option);
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(scaled(text, option, "k").bytes());
    }

    /// Reads the value of an option that is bytes where it has no unit.
    ///
    /// @return bytes; empty if it is not given
    /// @throws CommandFailure if it is no such number
    public static OptionalLong bytes(Arguments arguments, String option) {
        String text = arguments.raw(option);
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(scaled(text, option, "b").bytes());
    }

    private static ByteSize scaled(String text, String option, String unit) {
        return checked(
                text,
                unit,
                "Scaled numeric value '"
                        + text
                        + "' for <"
                        + option
                        + "> option is malformed or out of range");
    }

    /// Reads a number with a unit.
    ///
    /// @throws NumberFormatException if there are no digits, or too many
    /// @throws VirtException if there is no such unit
    public static long kib(String text) {
        return size(text, "k").kibibytes();
    }

    /// Reads a size of bytes, with a unit behind it or without.
    ///
    /// @throws CommandFailure in virsh's words if it is none
    public static long bytes(String text) {
        return checked(text, "b", "Malformed size " + text).bytes();
    }

    private static ByteSize checked(String text, String unit, String message) {
        try {
            return size(text, unit);
        } catch (NumberFormatException _) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, message);
        } catch (VirtException e) {
            throw CommandFailure.because(message, e);
        }
    }

    /// Reads a number, which may be as large as libvirt's, and its unit.
    private static ByteSize size(String text, String usual) {
        int end = digits(text);
        String unit = text.substring(end);
        return ByteSize.of(
                Long.parseUnsignedLong(text.substring(0, end)), unit.isEmpty() ? usual : unit);
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
