package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The folder of the file system under a datastore, made when it is first needed.
final class Folder {
    private static final Logger LOG = System.getLogger(Folder.class.getName());
    private static final String WRITING = FileNames.HIDDEN + "writing-";
    private static final String RESUMABLE = FileNames.HIDDEN + "resumable-";
    private static final String OWN = name(ProcessHandle.current());
    private static final AtomicLong NUMBERS = new AtomicLong();

    private volatile Optional<Path> wanted;
    private volatile @Nullable Made made;
    private boolean closed;

    private Folder(Optional<Path> wanted) {
        this.wanted = wanted;
    }

    static Folder at(Path path) {
        return new Folder(Optional.of(path));
    }

    /// Makes one for as long as this process runs.
    static Folder temporary() {
        return new Folder(Optional.empty());
    }

    boolean exists() {
        return made != null || wanted.filter(Files::isDirectory).isPresent();
    }

    Path root() {
        return made().root;
    }

    Allocations allocations() {
        return made().allocations;
    }

    private Made made() {
        Made known = made;
        return known == null ? make() : known;
    }

    private synchronized Made make() {
        Made known = made;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new IllegalStateException("the datastore is closed");
        }
        try {
            Path path =
                    wanted.isPresent()
                            ? Files.createDirectories(wanted.get())
                            : Files.createTempDirectory("vireo-datastore-");
            Path root = path.toRealPath();
            if (wanted.isPresent()) {
                forgetAbandoned(root);
            }
            known =
                    new Made(
                            root,
                            new Allocations(
                                    root.resolve(FileNames.HIDDEN + "allocations"),
                                    temporaryName(root)));
            made = known;
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of a datastore: " + e, e);
        }
    }

    /// Returns a name for a file that is not whole yet; no other file of any process has it, also
    /// if the process has the number of an earlier one. All such files lie at the top, where those
    /// that nobody will finish are easily found.
    Path temporaryName() {
        return temporaryName(root());
    }

    private static Path temporaryName(Path root) {
        return root.resolve(WRITING + OWN + "-" + NUMBERS.incrementAndGet());
    }

    /// Names a process: its number, and when it was started.
    private static String name(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + start;
    }

    /// Returns a name for a file that is not whole yet; it is the same for each part.
    Path resumableName(Path file) {
        byte[] name = FileNames.nameOf(file).getBytes(StandardCharsets.UTF_8);
        return file.resolveSibling(RESUMABLE + UUID.nameUUIDFromBytes(name));
    }

    /// Deletes the files that processes which are gone have not written to their ends.
    private static void forgetAbandoned(Path root) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, WRITING + "*")) {
            for (Path file : files) {
                if (isAbandoned(FileNames.nameOf(file))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isAbandoned(String name) {
        String[] parts = name.substring(WRITING.length()).split("-", -1);
        try {
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> name.startsWith(WRITING + name(process) + "-"))
                    .isEmpty();
        } catch (NumberFormatException _) {
            return false; // not one of ours
        }
    }

    /// Moves it.
    synchronized void move(Path target) {
        try {
            if (exists()) {
                Path parent = target.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.move(root(), target, StandardCopyOption.REPLACE_EXISTING); // if it is empty
            }
            wanted = Optional.of(target);
            made = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move the folder of a datastore: " + e, e);
        }
    }

    /// Deletes the folder if it is a temporary one.
    synchronized void close() {
        closed = true;
        Made known = made;
        if (wanted.isEmpty() && known != null) {
            try {
                deleteAll(known.root);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a temporary folder could not be deleted", e);
            }
        }
    }

    /// Deletes a file or a directory with all in it, but not what symbolic links lead to.
    static void deleteAll(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(path);
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private record Made(Path root, Allocations allocations) {}
}
