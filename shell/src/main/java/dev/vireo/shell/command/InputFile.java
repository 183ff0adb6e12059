package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.RawText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that a command takes.
public final class InputFile {
    /// virsh's limit for the files that it takes.
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private InputFile() {}

    /// Reads a whole file.
    ///
    /// @param name the file's name
    /// @return what is in it
    /// @throws CommandFailure in virsh's words if that fails or the file is too big
    public static String read(String name) {
        InputStream in;
        try {
            in = Files.newInputStream(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw failure("Failed to open file '" + name + "': " + why(e));
        }
        try (in) {
            return RawText.decode(readAll(in));
        } catch (IOException e) {
            throw failure("Failed to read file '" + name + "': " + why(e));
        }
    }

    /// Reads a stream up to its end.
    ///
    /// @throws IOException if that fails or there is too much
    public static byte[] readAll(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("Value too large for defined data type");
        }
        return bytes;
    }

    /// Returns why a file cannot be used, in the operating system's words and without its name.
    public static String why(Exception failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "No such file or directory";
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case FileNotFoundException e -> inBrackets(String.valueOf(e.getMessage()));
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// Streams of `java.io` say `NAME (REASON)`.
    private static String inBrackets(String message) {
        int open = message.lastIndexOf(" (");
        return open < 0 || !message.endsWith(")")
                ? message
                : message.substring(open + 2, message.length() - 1);
    }

    private static CommandFailure failure(String message) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, message);
    }
}
