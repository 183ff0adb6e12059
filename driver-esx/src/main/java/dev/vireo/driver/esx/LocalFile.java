package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files of this computer that are carried to volumes.
final class LocalFile {
    // what the mode of a file says of its kind
    private static final int KIND = 0xf000;
    private static final int PIPE = 0x1000;
    private static final int CHARACTERS = 0x2000;
    private static final int SOCKET = 0xc000;

    private LocalFile() {}

    /// Opens a file at a place.
    static InputStream open(Path file, long place) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            channel.position(place);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Returns whether it is a pipe or the like, which gives each byte once and has no size.
    static boolean isReadOnce(Path file) {
        try {
            int kind = (int) Files.getAttribute(file, "unix:mode") & KIND;
            return kind == PIPE || kind == CHARACTERS || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false; // there is none, or no such thing on this system
        }
    }

    /// Returns the size of a file, of a device too.
    ///
    /// @throws VirtException `SYSTEM_ERROR` if it cannot be read
    static long size(Path file) {
        if (Files.isDirectory(file)) {
            throw failed(file, new IOException("Is a directory"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > 0 || Files.isRegularFile(file)) {
                return size;
            }
            return channel.position(Long.MAX_VALUE).position();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /// Returns what tells a file from another one, and from what it was before.
    static String identity(Path file) {
        try {
            return file.toRealPath()
                    + "|"
                    + Files.size(file)
                    + "|"
                    + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static VirtException failed(Path file, IOException e) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR,
                ErrorDomain.NONE,
                "cannot read '" + file + "': " + reason(e),
                e);
    }

    /// Returns why something could not be done, in the words that systems have for it.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "No such file or directory";
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
