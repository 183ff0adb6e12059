package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A file while it is downloaded: `FILE.part` beside it, which has holes where there are zeros, and
/// takes the file's name when it is whole.
///
/// What can be taken up again is noted in `FILE.part.state`: of what it is a copy, and which chunks
/// are there. Any number of threads may write it, each in other places.
final class PartFile implements AutoCloseable {
    /// What is noted as a whole.
    static final int CHUNK = 16 << 20;

    private static final String TITLE = "vireo download 1";

    private final Path target;
    private final Path part;
    private final Path state;
    private final long size;
    private final String identity;
    private final boolean keep;
    private final FileChannel channel;
    private final BitSet done = new BitSet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    /// Makes or takes up the file.
    ///
    /// @param target what it is to become
    /// @param size how large it is to become
    /// @param identity what it is a copy of: of nothing else is anything taken up
    /// @param keep whether it is taken up, and kept for another time if it is not finished
    /// @throws VirtException `SYSTEM_ERROR` if it cannot be made, or if somebody else writes it
    PartFile(Path target, long size, String identity, boolean keep) {
        this.size = size;
        this.identity = identity;
        this.keep = keep;
        try {
            this.target = Files.isSymbolicLink(target) ? followed(target) : target;
            this.part = beside(this.target, ".part");
            this.state = beside(this.target, ".part.state");
            this.channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(target, e);
        }
        try {
            begin();
        } catch (IOException | RuntimeException e) {
            closeQuietly();
            throw e instanceof IOException io ? failed(part, io) : (RuntimeException) e;
        }
    }

    private static Path followed(Path link) throws IOException {
        if (!Files.exists(link)) {
            throw new FileSystemException(
                    link.toString(),
                    null,
                    "it is a symbolic link to '"
                            + Files.readSymbolicLink(link)
                            + "', which does not exist");
        }
        return link.toRealPath();
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private void begin() throws IOException {
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("it may not be written");
        }
        if (!isMine()) {
            throw new VirtException(
                    ErrorCode.RESOURCE_BUSY, "another download is writing '" + part + "'");
        }
        keepPermissions();
        load();
        if (done.isEmpty()) {
            channel.truncate(0);
        }
        if (channel.size() < size) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
    }

    /// Lets nobody read the copy, from its first byte on, who could not read what it replaces.
    private void keepPermissions() throws IOException {
        PosixFileAttributeView old =
                Files.getFileAttributeView(target, PosixFileAttributeView.class);
        PosixFileAttributeView fresh =
                Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (old != null && fresh != null && Files.exists(target)) {
            fresh.setPermissions(old.readAttributes().permissions());
        }
    }

    private boolean isMine() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private void load() throws IOException {
        if (!keep || !Files.exists(state) || channel.size() != size) {
            return;
        }
        List<String> lines = Files.readAllLines(state, StandardCharsets.UTF_8);
        if (lines.size() == 3 && lines.get(0).equals(TITLE) && lines.get(1).equals(identity)) {
            for (String span : lines.get(2).split(",", -1)) {
                int dash = span.indexOf('-');
                if (dash > 0) {
                    done.set(
                            Integer.parseInt(span.substring(0, dash)),
                            Integer.parseInt(span.substring(dash + 1)) + 1);
                }
            }
        }
    }

    /// Returns how many bytes are there already.
    long there() {
        lock.lock();
        try {
            return done.stream().mapToLong(chunk -> end(chunk) - start(chunk)).sum();
        } finally {
            lock.unlock();
        }
    }

    /// Returns whether something stays of it that can be taken up if it is not finished.
    boolean isKept() {
        return keep && there() > 0;
    }

    /// Says what stays.
    String kept() {
        return "what has come stays in '" + part + "', and the same download goes on from there";
    }

    /// Returns how many chunks the file has.
    int chunks() {
        return Math.toIntExact(Math.ceilDiv(size, CHUNK));
    }

    boolean has(int chunk) {
        lock.lock();
        try {
            return done.get(chunk);
        } finally {
            lock.unlock();
        }
    }

    long start(int chunk) {
        return (long) chunk * CHUNK;
    }

    long end(int chunk) {
        return Math.min(size, start(chunk) + CHUNK);
    }

    /// Writes bytes.
    void write(ByteBuffer bytes, long place) {
        try {
            long to = place;
            while (bytes.hasRemaining()) {
                to += channel.write(bytes, to);
            }
        } catch (IOException e) {
            throw failed(part, e);
        }
    }

    /// Notes that a chunk is there.
    void finished(int chunk) {
        lock.lock();
        try {
            done.set(chunk);
            if (keep) {
                save();
            }
        } catch (IOException e) {
            throw failed(state, e);
        } finally {
            lock.unlock();
        }
    }

    private void save() throws IOException {
        StringBuilder spans = new StringBuilder();
        for (int from = done.nextSetBit(0); from >= 0; ) {
            int to = done.nextClearBit(from);
            spans.append(spans.isEmpty() ? "" : ",").append(from).append('-').append(to - 1);
            from = done.nextSetBit(to);
        }
        Path fresh = beside(state, ".new");
        Files.writeString(fresh, TITLE + "\n" + identity + "\n" + spans + "\n");
        move(fresh, state);
    }

    /// Gives the file its name: it is whole.
    void commit() {
        try {
            channel.close();
            move(part, target);
            over = true;
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static VirtException failed(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    "Could not write '" + file + "': it was interrupted",
                    e);
        }
        return new VirtException(
                ErrorCode.SYSTEM_ERROR,
                ErrorDomain.NONE,
                "cannot write '" + file + "': " + LocalFile.reason(e),
                e);
    }

    /// Ends the work. What is not whole stays only if it can be taken up.
    @Override
    public void close() {
        closeQuietly();
        if (!over && !isKept()) {
            try {
                Files.deleteIfExists(part);
                Files.deleteIfExists(state);
            } catch (IOException e) {
                throw failed(part, e);
            }
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException _) { // what could not be written was told before
        }
    }
}
