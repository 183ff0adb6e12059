package dev.vireo.simulator.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/// Holds a folder against other processes, and against other simulators of this one.
public final class FolderLock implements AutoCloseable {
    private static final long RETRY_NANOS = 2_000_000;

    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if need be.
    ///
    /// @param folder the folder
    /// @throws StateException if it cannot be used; the message names it and tells why
    public static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// Says why a folder cannot be used.
    ///
    /// @param folder the folder
    /// @param why what was tried and failed
    /// @return the exception; its message names the folder
    public static StateException unusable(Path folder, IOException why) {
        String reason =
                switch (why) {
                    case FileAlreadyExistsException _ -> "it is no folder";
                    case AccessDeniedException _ -> "permission denied";
                    case NoSuchFileException _ -> "it cannot be made";
                    case FileSystemException e when e.getReason() != null -> e.getReason();
                    default -> why.toString();
                };
        return new StateException(
                "cannot keep the simulator's state in " + folder + ": " + reason, why);
    }

    /// Waits until nobody else holds the folder.
    ///
    /// @param folder the folder, made if need be
    /// @return the lock
    /// @throws IOException if the folder cannot be used
    public static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        while (true) {
            try {
                return new FolderLock(channel, channel.lock());
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(RETRY_NANOS);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
