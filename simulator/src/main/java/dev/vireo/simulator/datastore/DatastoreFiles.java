package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of one datastore: a folder that no path leaves.
///
/// Paths are those behind `[datastore] `, with slashes; the empty path is the root. Everything that
/// writes a file writes another one in the same directory first and renames it, so that a process
/// that is killed leaves the old file or the new one. All methods throw [DatastoreFileException].
/// Thread-safe, as far as the file system is.
public final class DatastoreFiles implements AutoCloseable {
    private static final ScopedValue<DatastoreFiles> PREPARING = ScopedValue.newInstance();

    private final Folder folder;
    private final InstantSource clock;
    private final Space space;
    private volatile Consumer<String> access = _ -> {};

    private DatastoreFiles(Folder folder, long capacity, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.space = new Space(capacity, this::countUsed);
    }

    /// Keeps files in a folder, which is made when it is first needed.
    ///
    /// @param folder the folder
    /// @param capacity how many bytes the datastore has
    /// @param clock dates what is written
    /// @return the files
    public static DatastoreFiles in(Path folder, long capacity, InstantSource clock) {
        return new DatastoreFiles(Folder.at(folder), capacity, clock);
    }

    /// Keeps files in a temporary folder, which is made when it is first needed and goes with
    /// [#close()].
    ///
    /// @param capacity how many bytes the datastore has
    /// @param clock dates what is written
    /// @return the files
    public static DatastoreFiles temporary(long capacity, InstantSource clock) {
        return new DatastoreFiles(Folder.temporary(), capacity, clock);
    }

    /// Sets who is told before something is looked at: with the first name of the path, or with the
    /// empty text for the root. It may write files then.
    ///
    /// @param prepare is told, in the thread that looks
    public void onAccess(Consumer<String> prepare) {
        access = prepare;
    }

    /// Sets what counts as taken beside the files.
    ///
    /// @param bytes how much
    public void reserve(LongSupplier bytes) {
        space.reserve(bytes);
    }

    /// Returns how large the datastore is.
    ///
    /// @return bytes
    public long capacity() {
        return space.capacity();
    }

    /// Returns how much the files take: of a file with holes only what is written.
    ///
    /// @return bytes
    public long usedBytes() {
        return space.used();
    }

    /// Returns how much is left.
    ///
    /// @return bytes
    public long freeBytes() {
        return space.free();
    }

    /// Returns whether anything was ever written.
    ///
    /// @return false if there is no folder
    public boolean hasFolder() {
        return folder.exists();
    }

    /// Deletes what processes that are gone have not written to its end. It is done when files are
    /// first looked at; this is for those who do not want to wait for it.
    public void tidy() {
        folder.root();
    }

    /// Moves all files to another folder.
    ///
    /// @param target where to, not there yet
    public void moveFolder(Path target) {
        folder.move(target);
    }

    /// Counts afresh what the files take, if somebody else has changed them.
    public void refresh() {
        space.forget();
    }

    private long countUsed() {
        return folder.exists() ? ScopedValue.where(PREPARING, this).call(() -> sum(below(""))) : 0;
    }

    /// Looks for a file or a directory.
    ///
    /// @param path its path
    /// @return what there is to know, empty if it is not there
    public Optional<FileStat> find(String path) {
        return found(clean(path), resolve(path));
    }

    private Optional<FileStat> found(String path, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean directory = attributes.isDirectory();
            long size = directory ? 0 : attributes.size();
            return Optional.of(
                    new FileStat(
                            path,
                            directory,
                            size,
                            directory ? 0 : folder.allocations().of(path, size),
                            attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return Optional.empty(); // something on the way is a file
            }
            throw failed(path, e);
        }
    }

    /// Looks at a file or a directory.
    ///
    /// @param path its path
    /// @return what there is to know
    public FileStat stat(String path) {
        return find(path).orElseThrow(() -> notFound(path));
    }

    /// Returns whether there is such a file or directory.
    ///
    /// @param path its path
    /// @return true if there is
    public boolean exists(String path) {
        return find(path).isPresent();
    }

    /// Lists what is in a directory.
    ///
    /// @param path its path
    /// @return what is in it, by names
    public List<FileStat> list(String path) {
        Path directory = resolve(path);
        if (!stat(path).directory()) {
            throw new DatastoreFileException(Reason.NOT_DIRECTORY, path);
        }
        String prefix = clean(path).isEmpty() ? "" : clean(path) + "/";
        List<FileStat> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = FileNames.nameOf(file);
                if (!name.startsWith(FileNames.HIDDEN)
                        && !leadsOut(file)
                        && !(prefix.isEmpty() && FriendlyNames.isOne(file))) {
                    found(prefix + name, file).ifPresent(entries::add);
                }
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
        entries.sort(Comparator.comparing(FileStat::path));
        return entries;
    }

    private boolean leadsOut(Path file) throws IOException {
        return Files.isSymbolicLink(file)
                && (!Files.exists(file) || !file.toRealPath().startsWith(folder.root()));
    }

    /// Returns the other names of top-level directories.
    ///
    /// @return the names
    public FriendlyNames friendlyNames() {
        return new FriendlyNames(folder.root());
    }

    /// Reads a file that fits in memory.
    ///
    /// @param path its path
    /// @return its content
    public byte[] read(String path) {
        try {
            return Files.readAllBytes(existingFile(path));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Opens a file for reading.
    ///
    /// @param path its path
    /// @return the open file
    public FileChannel open(String path) {
        try {
            return FileChannel.open(existingFile(path), StandardOpenOption.READ);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private Path existingFile(String path) {
        if (stat(path).directory()) {
            throw new DatastoreFileException(Reason.IS_DIRECTORY, path);
        }
        return resolve(path);
    }

    /// Writes a file as a whole, in place of the one that may be there.
    ///
    /// @param path its path; its directory is there
    /// @param content what is in it
    public void write(String path, byte[] content) {
        try (FileUpload upload = upload(path)) {
            upload.append(content, 0, content.length);
            upload.commit();
        }
    }

    /// Makes a file that is one hole, in place of the one that may be there.
    ///
    /// @param path its path; its directory is there
    /// @param size its size in bytes
    /// @param allocated how many of them count as taken
    public void writeHole(String path, long size, long allocated) {
        try (FileUpload upload = upload(path)) {
            upload.skip(size, allocated);
            upload.commit();
        }
    }

    /// Starts to write a file whose content comes bit by bit.
    ///
    /// @param path its path; its directory is there
    /// @return the upload, to be committed or abandoned
    public FileUpload upload(String path) {
        return new FileUpload(this, clean(path), newFile(path), folder.temporaryName());
    }

    /// Starts or continues to write a file whose parts come with long breaks between them, also
    /// over restarts of this process.
    ///
    /// @param path its path; its directory is there
    /// @return the upload, to be committed, abandoned, or left for later
    public FileUpload resume(String path) {
        return new FileUpload(
                this, clean(path), newFile(path), folder.resumableName(newFile(path)));
    }

    /// Forgets what came of a file that was left for later.
    ///
    /// @param path its path
    /// @return whether there was something
    public boolean abandon(String path) {
        try {
            return Files.deleteIfExists(folder.resumableName(resolve(path)));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private Path newFile(String path) {
        Path file = resolve(path);
        if (clean(path).isEmpty() || Files.isDirectory(file)) {
            throw new DatastoreFileException(Reason.IS_DIRECTORY, path);
        }
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw notFound(parentOf(clean(path)));
        }
        return file;
    }

    /// Changes a file in place. A crash in the middle leaves it half changed, so this is for
    /// contents without a structure, such as those of disks.
    ///
    /// @param path its path
    /// @param allocated how many bytes it takes afterwards
    /// @param size its size afterwards
    public void resize(String path, long size, long allocated) {
        FileStat before = stat(path);
        space.take(allocated - before.allocated(), path);
        try (FileChannel channel = FileChannel.open(existingFile(path), StandardOpenOption.WRITE)) {
            if (size < before.size()) {
                channel.truncate(size);
            } else if (size > before.size()) {
                channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
        boolean hole = isHole(before);
        Instant now = clock.instant();
        date(path, now);
        folder.allocations()
                .put(clean(path), allocated, hole ? now.toEpochMilli() : Allocations.CONTENT);
    }

    /// Opens a file to change it in place, for as long as the bytes of a disk are written.
    FileChange change(String path) {
        Path file = existingFile(path);
        return new FileChange(this, stat(path), file);
    }

    /// Notes that a file was changed in place.
    void changed(String path, long allocated) {
        date(path, clock.instant());
        folder.allocations().put(clean(path), allocated, Allocations.CONTENT);
    }

    /// Makes a directory.
    ///
    /// @param path its path
    /// @param parents whether to make the directories above it if need be
    public void createDirectory(String path, boolean parents) {
        Path directory = resolve(path);
        try {
            if (parents) {
                if (Files.exists(directory)) {
                    throw new FileAlreadyExistsException(path);
                }
                Files.createDirectories(directory);
            } else {
                Files.createDirectory(directory);
            }
        } catch (FileAlreadyExistsException e) {
            throw new DatastoreFileException(Reason.EXISTS, path, e);
        } catch (IOException e) {
            throw failed(path, e);
        }
        date(path, clock.instant());
    }

    /// Deletes a file, or a directory with all in it.
    ///
    /// @param path its path, not empty
    public void delete(String path) {
        if (clean(path).isEmpty()) {
            throw new DatastoreFileException(Reason.INVALID_PATH, path);
        }
        FileStat top = stat(path);
        space.used(); // counted before there is less
        long bytes = top.directory() ? sum(below(path)) : top.allocated();
        try {
            Folder.deleteAll(resolve(path));
        } catch (IOException e) {
            throw failed(path, e);
        } finally {
            folder.allocations().remove(clean(path));
        }
        space.take(-bytes, path);
    }

    /// Gives a file or a directory another path, also in another datastore.
    ///
    /// @param from its path
    /// @param target the datastore to move it to
    /// @param to its path there, where nothing is yet
    public void move(String from, DatastoreFiles target, String to) {
        if (target != this) {
            copy(from, target, to);
            delete(from);
            return;
        }
        if (clean(from).isEmpty() || (clean(to) + "/").startsWith(clean(from) + "/")) {
            throw new DatastoreFileException(Reason.INVALID_PATH, to);
        }
        stat(from);
        try {
            Files.move(resolve(from), free(to), StandardCopyOption.ATOMIC_MOVE);
            folder.allocations().move(clean(from), clean(to));
        } catch (IOException e) {
            throw failed(to, e);
        }
    }

    /// Returns a path where nothing is yet, in a directory that is there.
    private Path free(String path) {
        if (exists(path)) {
            throw new DatastoreFileException(Reason.EXISTS, path);
        }
        return newFile(path);
    }

    /// Copies a file, or a directory with all in it.
    ///
    /// @param from its path
    /// @param target the datastore to copy it to
    /// @param to its path there, where nothing is yet
    public void copy(String from, DatastoreFiles target, String to) {
        FileStat top = stat(from);
        target.free(to);
        if (!top.directory()) {
            copyFile(top, target, to);
            return;
        }
        if (target == this && (clean(to) + "/").startsWith(clean(from) + "/")) {
            throw new DatastoreFileException(Reason.INVALID_PATH, to);
        }
        target.createDirectory(to, false);
        for (FileStat file : below(from)) {
            String place = clean(to) + file.path().substring(clean(from).length());
            if (file.directory()) {
                target.createDirectory(place, false);
            } else {
                copyFile(file, target, place);
            }
        }
    }

    /// Returns whether it is known that nobody has written to a file since it was made as a hole.
    private boolean isHole(FileStat file) {
        return folder.allocations().isHole(file.path(), file.modified().toEpochMilli());
    }

    /// Returns whether it is known that a file holds nothing but zeros.
    boolean isUntouched(String path) {
        return isHole(stat(path));
    }

    private void copyFile(FileStat file, DatastoreFiles target, String to) {
        if (isHole(file)) {
            target.writeHole(to, file.size(), file.allocated());
            return;
        }
        try (FileChannel in = open(file.path());
                FileUpload upload = target.upload(to)) {
            upload.append(in, file.size());
            upload.take(file.allocated());
            upload.commit();
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }

    /// Dates a file or a directory.
    ///
    /// @param path its path
    /// @param moment when its content was changed
    public void date(String path, Instant moment) {
        try {
            Optional<FileStat> hole = find(path).filter(this::isHole);
            Files.setLastModifiedTime(resolve(path), FileTime.from(moment));
            hole.ifPresent(file ->
                    folder.allocations().put(file.path(), file.allocated(), moment.toEpochMilli()));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Returns everything below a directory, directories before what is in them.
    ///
    /// @param path the path of the directory
    /// @return what is there
    public List<FileStat> below(String path) {
        List<FileStat> all = new ArrayList<>();
        for (FileStat entry : list(path)) {
            all.add(entry);
            if (entry.directory()) {
                all.addAll(below(entry.path()));
            }
        }
        return all;
    }

    /// Does something without telling [#onAccess(Consumer)]: files that are only planned stay so.
    ///
    /// @param work what to do with these files
    public void asTheyAre(Runnable work) {
        ScopedValue.where(PREPARING, this).run(work);
    }

    /// Looks at files without telling [#onAccess(Consumer)].
    ///
    /// @param look looks at these files
    /// @param <R> what it returns
    /// @return what it returned
    public <R extends @Nullable Object> R unprepared(Supplier<R> look) {
        return ScopedValue.where(PREPARING, this).call(look::get);
    }

    private static long sum(List<FileStat> files) {
        return files.stream().mapToLong(FileStat::allocated).sum();
    }

    Space space() {
        return space;
    }

    Allocations allocations() {
        return folder.allocations();
    }

    Instant now() {
        return clock.instant();
    }

    private Path resolve(String path) {
        List<String> names = FileNames.split(path);
        if (!PREPARING.isBound() || PREPARING.get() != this) {
            String first = names.isEmpty() ? "" : names.getFirst();
            ScopedValue.where(PREPARING, this).run(() -> access.accept(first));
        }
        return FileNames.resolve(folder.root(), path);
    }

    /// Returns a path without slashes that mean nothing.
    static String clean(String path) {
        return String.join("/", FileNames.split(path));
    }

    private static String parentOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static DatastoreFileException notFound(String path) {
        return new DatastoreFileException(Reason.NOT_FOUND, path);
    }

    static DatastoreFileException failed(String path, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> new DatastoreFileException(Reason.NOT_FOUND, path, e);
            case FileAlreadyExistsException _ -> new DatastoreFileException(Reason.EXISTS, path, e);
            default -> new DatastoreFileException(Reason.FAILED, path, e);
        };
    }

    /// Deletes the folder if it is a temporary one.
    @Override
    public void close() {
        folder.close();
    }
}
