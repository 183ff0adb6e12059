package dev.vireo.shell.change;

import dev.vireo.api.PlannedChange;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.text.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The log of what was done: a line of JSON for each command, in a file that its owner alone can
/// read. Each line is written at once at the file's end, so that several processes may share it. It
/// is written, too, if the thread is interrupted, which Ctrl-C and `--timeout` do: that would close
/// a channel.
public final class AuditLog implements AutoCloseable {
    private static final int TYPE = 0170000; // as stat(2) has it
    private static final int PIPE = 0010000;
    private static final int REGULAR = 0100000;
    private static final int OTHERS_WRITE = 0002;

    private final String file;
    private final FileOutputStream stream;
    private final InstantSource clock;

    private AuditLog(String file, FileOutputStream stream, InstantSource clock) {
        this.file = file;
        this.stream = stream;
        this.clock = clock;
    }

    /// A command that has ended.
    ///
    /// @param uri where it was connected, null if nowhere
    /// @param words the command line, without secrets
    /// @param dryRun whether it was to change nothing
    /// @param changes what it has changed
    /// @param exitCode 0 if it did what it should
    /// @param error what it failed with, null if it did not
    /// @param time how long it took
    public record Entry(
            @Nullable String uri,
            List<String> words,
            boolean dryRun,
            List<PlannedChange> changes,
            int exitCode,
            @Nullable String error,
            Duration time) {
        /// Copies the lists.
        public Entry {
            words = List.copyOf(words);
            changes = List.copyOf(changes);
        }
    }

    /// Opens the file, which is made if it is not there.
    ///
    /// @throws CommandFailure if that cannot be done
    public static AuditLog open(String file, InstantSource clock) {
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                make(path);
            } else {
                requireSafe(path);
            }
            return new AuditLog(file, new FileOutputStream(file, true), clock);
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot open the audit log '" + file + "': " + InputFile.why(e));
        }
    }

    /// Refuses a pipe, which nobody may ever read, and a file that anybody may change.
    private static void requireSafe(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int mode = (int) Files.getAttribute(path, "unix:mode");
        if ((mode & TYPE) == PIPE) {
            throw new FileSystemException(path.toString(), null, "it is a pipe");
        }
        if ((mode & TYPE) == REGULAR && (mode & OTHERS_WRITE) != 0) {
            throw new FileSystemException(
                    path.toString(), null, "anybody may change it; chmod o-w it first");
        }
    }

    private static void make(Path path) throws IOException {
        FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        attributes(path))
                .close();
    }

    private static FileAttribute<?>[] attributes(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Appends a line.
    ///
    /// @throws CommandFailure if that cannot be done
    public void write(Entry entry) {
        byte[] line = Json.line(members(entry)).getBytes(StandardCharsets.UTF_8);
        try {
            stream.write(line);
        } catch (IOException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot write the audit log '" + file + "': " + InputFile.why(e));
        }
    }

    private Map<String, @Nullable Object> members(Entry entry) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        members.put("user", System.getProperty("user.name", ""));
        members.put("uri", entry.uri());
        members.put("command", entry.words());
        if (entry.dryRun()) {
            members.put("dryRun", true);
        }
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (PlannedChange change : entry.changes()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("method", change.method());
            one.put("object", change.object());
            change.name().ifPresent(name -> one.put("name", name));
            changes.add(one);
        }
        members.put("changes", changes);
        members.put("result", entry.exitCode() == 0 ? "done" : "failed");
        members.put("exitCode", entry.exitCode());
        if (entry.error() != null) {
            members.put("error", entry.error());
        }
        members.put("milliseconds", entry.time().toMillis());
        return members;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException _) {
            // every line is written
        }
    }
}
