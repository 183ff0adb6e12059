package dev.vireo.driver.esx;

import dev.vireo.disk.DiskFormatException;
import dev.vireo.disk.SourceChangedException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What goes wrong on this machine, or is wrong with disks, while they are pulled. What goes wrong
/// on the way to the server are the driver's errors already.
final class PullFailures {
    private PullFailures() {}

    static ErrorCode code(IOException failure) {
        return switch (failure) {
            case SourceChangedException _ -> ErrorCode.OPERATION_INVALID;
            case DiskFormatException _, FileAlreadyExistsException _ -> ErrorCode.OPERATION_FAILED;
            default -> ErrorCode.SYSTEM_ERROR;
        };
    }

    /// Says in addition what is to be done because of a failure.
    static VirtException with(Exception failure, String machine, String more) {
        return switch (failure) {
            case VirtException e -> MoreWords.after(e, more);
            case IOException e when isInterruption(e) -> interrupted(e, machine, more);
            case IOException e ->
                    new VirtException(code(e), could(machine) + words(e) + "; " + more, e);
            case InterruptedException e -> interrupted(e, machine, more);
            default -> new VirtException(ErrorCode.OPERATION_FAILED, more, failure);
        };
    }

    private static VirtException interrupted(Exception e, String machine, String more) {
        Thread.currentThread().interrupt();
        return new VirtException(
                ErrorCode.OPERATION_ABORTED, could(machine) + "it was interrupted; " + more, e);
    }

    /// Tells whether nothing is wrong with a file but that its thread was interrupted: that closes
    /// it for all threads.
    static boolean isInterruption(IOException failure) {
        return failure instanceof ClosedByInterruptException
                || failure.getCause() instanceof ClosedByInterruptException
                || (failure instanceof ClosedChannelException
                        && Thread.currentThread().isInterrupted());
    }

    private static String could(String machine) {
        return "Could not pull '" + machine + "': ";
    }

    static String words(IOException failure) {
        return switch (failure) {
            case SourceChangedException e ->
                    e.getMessage() + "; drop what is unfinished (--restart) to begin anew";
            case FileAlreadyExistsException e -> "'" + e.getFile() + "' is there already";
            case NoSuchFileException e ->
                    "'" + e.getFile() + "' is not there, and cannot be made at that place";
            case FileSystemException e when e.getFile() != null ->
                    "'" + e.getFile() + "': " + Objects.requireNonNullElse(e.getReason(), kind(e));
            default -> Objects.requireNonNullElse(failure.getMessage(), kind(failure));
        };
    }

    /// Says of failures without words what they are called: `AccessDenied`, `NotDirectory`.
    private static String kind(IOException failure) {
        return failure.getClass().getSimpleName().replaceAll("Exception$", "");
    }
}
