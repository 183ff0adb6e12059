package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;

/// A file on its way into a datastore. It has a name that nobody sees until it is whole; blocks of
/// zeros become holes. Not thread-safe. Its methods throw [DatastoreFileException].
public final class FileUpload implements AutoCloseable {
    private static final int BLOCK = 64 << 10;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final DatastoreFiles files;
    private final String path;
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private long position;
    private long allocated;
    private boolean written;
    private boolean over;

    FileUpload(DatastoreFiles files, String path, Path target, Path temporary) {
        this.files = files;
        this.path = path;
        this.target = target;
        this.temporary = temporary;
        files.space().used(); // counted before there is more
        try {
            this.channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.position = channel.size();
            this.written = position > 0;
            this.allocated = position; // what an earlier upload has left counts as a whole
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
        files.space().take(allocated, path);
    }

    /// Returns how much has come.
    ///
    /// @return bytes from the beginning
    public long position() {
        return position;
    }

    /// Forgets what has come from a place on.
    ///
    /// @param place at most [#position()]
    public void rewind(long place) {
        try {
            channel.truncate(place);
            position = place;
            files.space().take(Math.min(allocated, place) - allocated, path);
            allocated = Math.min(allocated, place);
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    /// Adds everything that a stream has.
    ///
    /// @param in the stream
    /// @return how many bytes there were
    /// @throws IOException if the stream breaks; what has come before is kept
    public long append(InputStream in) throws IOException {
        byte[] buffer = new byte[4 * BLOCK];
        long before = position;
        int filled = 0;
        try {
            for (int count = in.read(buffer, 0, buffer.length);
                    count >= 0;
                    count = in.read(buffer, filled, buffer.length - filled)) {
                filled += count;
                if (filled == buffer.length) {
                    append(buffer, 0, filled);
                    filled = 0;
                }
            }
        } finally {
            append(buffer, 0, filled);
        }
        return position - before;
    }

    /// Adds bytes of an open file, from its place on.
    void append(FileChannel in, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 * BLOCK);
        long left = count;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the file has become shorter");
            }
            append(buffer.array(), 0, read);
            left -= read;
        }
    }

    /// Adds bytes.
    ///
    /// @param bytes holds them
    /// @param offset where they begin
    /// @param length how many
    public void append(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int start = offset; start < end; start = Math.min(end, start + BLOCK)) {
            int stop = Math.min(end, start + BLOCK);
            boolean hole =
                    stop - start == BLOCK && Arrays.equals(bytes, start, stop, ZEROS, 0, BLOCK);
            if (hole) {
                position += BLOCK;
            } else {
                write(bytes, start, stop - start);
            }
        }
    }

    private void write(byte[] bytes, int offset, int length) {
        files.space().take(length, path);
        allocated += length;
        written = true;
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    /// Adds a hole.
    ///
    /// @param size how many bytes
    /// @param taken how many of them count as taken
    void skip(long size, long taken) {
        files.space().take(taken, path);
        allocated += taken;
        position += size;
    }

    /// Counts holes as taken too.
    ///
    /// @param wanted how many bytes are to count as taken
    void take(long wanted) {
        if (wanted > allocated) {
            files.space().take(wanted - allocated, path);
            allocated = wanted;
        }
    }

    /// Gives the file its name: it is whole.
    ///
    /// @return whether there was no file of this name before
    public boolean commit() {
        try {
            if (channel.size() < position) { // it ends in a hole
                channel.write(ByteBuffer.wrap(ZEROS, 0, 1), position - 1);
            }
            channel.close();
            Instant now = files.now();
            Files.setLastModifiedTime(temporary, FileTime.from(now));
            var before = files.find(path);
            if (before.isPresent() && before.get().directory()) {
                throw new DatastoreFileException(Reason.IS_DIRECTORY, path);
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            over = true;
            before.ifPresent(old -> files.space().take(-old.allocated(), path));
            files.allocations().remove(path);
            if (allocated < position || !written) {
                long holeSince = written ? Allocations.CONTENT : now.toEpochMilli();
                files.allocations().put(path, allocated, holeSince);
            }
            return before.isEmpty();
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    /// Leaves what has come for another upload that resumes this one.
    public void leave() {
        if (over) {
            return;
        }
        over = true;
        files.space().take(-allocated, path);
        try {
            if (channel.size() < position) {
                channel.write(ByteBuffer.wrap(ZEROS, 0, 1), position - 1);
            }
            channel.close();
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }

    /// Abandons the upload unless it is committed or left for later.
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        files.space().take(-allocated, path);
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
    }
}
