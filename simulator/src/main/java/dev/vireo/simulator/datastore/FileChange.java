package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is changed in place, as those are that guests write to. What is written is there at
/// once; how much the file takes is noted when it is closed. Not thread-safe. Its methods throw
/// [DatastoreFileException].
final class FileChange implements AutoCloseable {
    private final DatastoreFiles files;
    private final String path;
    private final FileChannel channel;
    private long allocated;
    private boolean written;

    FileChange(DatastoreFiles files, FileStat before, Path file) {
        this.files = files;
        this.path = before.path();
        this.allocated = before.allocated();
        files.space().used(); // counted before there is more
        try {
            this.channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    /// Returns the file, to be read.
    FileChannel channel() {
        return channel;
    }

    /// Counts blocks as taken before they are written.
    ///
    /// @throws DatastoreFileException if the datastore is full
    void take(long bytes) {
        files.space().take(bytes, path);
        allocated += bytes;
    }

    /// Writes all that is left in a buffer.
    void write(ByteBuffer from, long position) {
        written = true;
        try {
            long at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
        if (written) {
            files.changed(path, allocated);
        }
    }
}
