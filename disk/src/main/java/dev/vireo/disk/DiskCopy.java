package dev.vireo.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Writes what a disk holds to an image that needs no other file.
///
/// The image has its name only when it is whole. Until then it is `NAME.part`, and
/// `NAME.part.state` says how far it is, so that the same copy, run again, goes on where it was.
///
/// @param source the disk
/// @param target the image to make
/// @param format what to write it as
/// @param overwrite whether an image that is there already is replaced
/// @param restart whether to begin anew where an unfinished image is of other content
/// @param connections how many ranges to read at once
/// @param watcher is told how it goes on
public record DiskCopy(
        DiskChain source,
        Path target,
        ImageFormat format,
        boolean overwrite,
        boolean restart,
        int connections,
        CopyWatcher watcher) {
    /// How much is read at once.
    static final int CHUNK = 4 << 20;

    private static final String PART = ".part";
    private static final String STATE = ".part.state";

    /// What a copy did.
    ///
    /// @param fingerprint what tells the content that was copied from another one
    /// @param size how large the disk is, in bytes
    /// @param resumedAt from which byte of the disk on it went on, 0 if it began anew
    /// @param read how many bytes were read
    /// @param stored how many of them were not zero
    public record Outcome(String fingerprint, long size, long resumedAt, long read, long stored) {}

    /// Checks the number of connections.
    public DiskCopy {
        if (connections < 1) {
            throw new IllegalArgumentException("connections: " + connections);
        }
    }

    /// Copies.
    ///
    /// @return what was done
    /// @throws FileAlreadyExistsException if the image is there already
    /// @throws SourceChangedException if an unfinished image is of other content, or the disk was
    ///   changed while it was read
    /// @throws IOException if the disk cannot be read or the image not be written; what is done
    ///   stays for the next time
    /// @throws InterruptedException if the thread was interrupted; what is done stays likewise
    public Outcome run() throws IOException, InterruptedException {
        checkTarget();
        try (FileChannel channel =
                FileChannel.open(
                        part(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            lock(channel);
            String fingerprint = source.fingerprint();
            ImageFile.Reached reached = reached(fingerprint, channel.size());
            ImageFile image = open(channel, reached);
            Outcome outcome = copy(image, fingerprint, reached);
            if (!source.fingerprint().equals(fingerprint)) {
                throw new SourceChangedException(part());
            }
            NamedWrite.to(part(), image::finish);
            checkTarget();
            Files.move(part(), target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(state());
            return outcome;
        }
    }

    private Outcome copy(ImageFile image, String fingerprint, ImageFile.Reached start)
            throws IOException, InterruptedException {
        CopyWork work = new CopyWork(source, image, part(), connections, start.position());
        try {
            NotePace pace = new NotePace(start.position(), System.nanoTime());
            while (work.goOn()) {
                watcher.reached(work.position(), source.size(), work.read());
                if (pace.isDue(work.position(), System.nanoTime())) {
                    note(image, fingerprint, work.position());
                    pace = new NotePace(work.position(), System.nanoTime());
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            boolean interrupted = Thread.interrupted(); // it would close the image
            work.stop();
            try {
                note(image, fingerprint, work.position());
            } catch (IOException unnoted) {
                e.addSuppressed(unnoted); // what went wrong first is what is to be mended
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw e;
        } finally {
            work.stop();
        }
        return new Outcome(
                fingerprint, source.size(), start.position(), work.read(), work.stored());
    }

    private ImageFile open(FileChannel channel, ImageFile.Reached reached) throws IOException {
        AtomicReference<ImageFile> image = new AtomicReference<>();
        NamedWrite.to(
                part(), () -> image.set(ImageFile.open(format, channel, source.size(), reached)));
        return image.get();
    }

    private void note(ImageFile image, String fingerprint, long position) throws IOException {
        long mark = image.mark();
        NamedWrite.to(part(), image::force);
        CopyState state = new CopyState(format, fingerprint, new ImageFile.Reached(position, mark));
        NamedWrite.to(state(), () -> state.write(state()));
    }

    /// Finds out how far the unfinished image is.
    private ImageFile.Reached reached(String fingerprint, long length) throws IOException {
        Optional<CopyState> state = CopyState.read(state());
        if (state.isEmpty() || restart || length == 0) {
            return ImageFile.Reached.NOTHING;
        }
        CopyState found = state.get();
        if (!found.fingerprint().equals(fingerprint) || found.format() != format) {
            throw new SourceChangedException(part());
        }
        return found.reached().position() > source.size()
                ? ImageFile.Reached.NOTHING
                : found.reached();
    }

    /// Keeps others out until the file is closed.
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // said below
        }
        throw new IOException("another copy is writing '" + part() + "'");
    }

    /// Removes what an unfinished copy has left.
    ///
    /// @param target the image that was to be made
    /// @throws IOException if that cannot be removed
    public static void drop(Path target) throws IOException {
        Files.deleteIfExists(beside(target, PART));
        Files.deleteIfExists(beside(target, STATE));
    }

    private static Path beside(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    private void checkTarget() throws IOException {
        if (!overwrite && Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        if (Files.isSymbolicLink(part())) {
            throw new FileSystemException(part().toString(), null, "is a symbolic link");
        }
    }

    private Path part() {
        return beside(target, PART);
    }

    private Path state() {
        return beside(target, STATE);
    }
}
