package dev.vireo.simulator.state;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A file to which each change adds a line.
///
/// The first line names the format and the model that the objects belong to. A line that was cut
/// off, by the end of a process in the middle of writing, counts as not written, and the next
/// writer takes it out. When most of the file is history it is written anew beside itself and moved
/// into its place. Several processes may read; who writes holds the folder's lock.
public final class Journal {
    private static final String FORMAT = "vireo-simulator-state";
    private static final String VERSION = "2";
    private static final long WORTH_COMPACTING = 256 << 10;

    private final Path file;
    private final String model;
    private final Predicate<String> planned;
    private final Map<String, StoredObject> objects = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private FileStamp stamp = FileStamp.ABSENT;
    private long end; // of the last line that was read
    private int line;
    private long live; // the length of the file when it was last written as a whole

    /// Makes the journal of a folder; nothing is read yet.
    ///
    /// @param folder the folder
    /// @param model what the objects belong to, in words
    /// @param planned whether the model makes the object of a key, so that its removal has to be
    ///   remembered
    public Journal(Path folder, String model, Predicate<String> planned) {
        this.file = folder.resolve("journal");
        this.model = model;
        this.planned = planned;
    }

    /// Returns the file.
    ///
    /// @return the file, which need not exist
    public Path file() {
        return file;
    }

    /// Returns an object as it was last read or written.
    ///
    /// @param key its key
    /// @return its state, empty if the journal does not have it
    public Optional<StoredObject> object(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /// Returns whether the journal says that an object is no more.
    ///
    /// @param key its key
    /// @return whether it was removed
    public boolean isRemoved(String key) {
        return removed.contains(key);
    }

    /// Returns whether the file is there.
    ///
    /// @return whether something was ever kept
    public boolean exists() {
        return Files.exists(file);
    }

    /// Returns whether the file may have changed since it was last read.
    ///
    /// @return false if it has not
    public boolean isStale() {
        return !FileStamp.of(file).isSameAs(stamp);
    }

    /// Reads what was added since the last call, or everything if the file is another one.
    ///
    /// @return the keys of the objects that have changed, in the order of their changes
    /// @throws StateException if the file is not a journal of this model, or a line is damaged
    public Set<String> read() {
        FileStamp now = FileStamp.of(file);
        if (!now.isSameFileAs(stamp) || now.size() < end) {
            return readAnew(now);
        }
        Set<String> changed = new LinkedHashSet<>();
        readLines(changed);
        stamp = now;
        return changed;
    }

    private Set<String> readAnew(FileStamp now) {
        Map<String, StoredObject> before = new LinkedHashMap<>(objects);
        Set<String> removedBefore = new LinkedHashSet<>(removed);
        objects.clear();
        removed.clear();
        end = 0;
        line = 0;
        Set<String> seen = new LinkedHashSet<>();
        readLines(seen);
        stamp = now;
        live = end;
        Set<String> changed = new LinkedHashSet<>();
        for (String key : before.keySet()) {
            if (!objects.containsKey(key)) {
                changed.add(key);
            }
        }
        for (String key : seen) {
            StoredObject object = objects.get(key);
            boolean same =
                    object == null ? removedBefore.contains(key) : object.equals(before.get(key));
            if (!same) {
                changed.add(key);
            }
        }
        return changed;
    }

    private void readLines(Set<String> changed) {
        byte[] bytes = bytesFrom(end);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
                String text = new String(bytes, start, i - start, StandardCharsets.UTF_8);
                JsonArray changes = JournalLine.read(text).orElseThrow(this::damaged);
                if (line == 1) {
                    checkHeader(changes);
                } else {
                    changes.forEach(change -> take((JsonObject) change, changed));
                }
                start = i + 1;
            }
        }
        end += start;
    }

    private byte[] bytesFrom(long position) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - position));
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
                // goes on
            }
            byte[] read = new byte[bytes.position()];
            bytes.get(0, read);
            return read;
        } catch (NoSuchFileException _) {
            return new byte[0];
        } catch (IOException e) {
            throw new StateException(
                    "the simulator's state file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private StateException damaged() {
        return new StateException(
                "the simulator's state file "
                        + file
                        + " is broken in line "
                        + line
                        + ": its checksum does not fit; remove it to start afresh");
    }

    private void checkHeader(JsonArray changes) {
        JsonObject header = changes.isEmpty() ? new JsonObject() : changes.getObject(0);
        if (!header.getString("format", "").equals(FORMAT)
                || !header.getString("version", "").equals(VERSION)) {
            throw new StateException(
                    "the simulator's state file "
                            + file
                            + " is broken in line 1: it is not of the format "
                            + FORMAT
                            + ", version "
                            + VERSION);
        }
        String made = header.getString("model", "");
        if (!made.equals(model)) {
            throw new StateException(
                    "the simulator's state in "
                            + file
                            + " belongs to another model: "
                            + made
                            + ", and this one is: "
                            + model
                            + "; use another folder, or remove it to start afresh");
        }
    }

    private void take(JsonObject change, Set<String> changed) {
        String key = change.getString("object", "");
        changed.remove(key); // the last change counts
        changed.add(key);
        if (change.getBoolean("removed", false)) {
            objects.remove(key);
            removed.add(key);
            return;
        }
        removed.remove(key);
        Map<String, String> fields =
                new TreeMap<>(objects.getOrDefault(key, StoredObject.EMPTY).fields());
        change.getObject("set", new JsonObject())
                .forEach((name, value) -> {
                    if (value == null) {
                        fields.remove(name);
                    } else {
                        fields.put(name, value.toString());
                    }
                });
        objects.put(key, StoredObject.of(fields));
    }

    /// Writes the first line if the file is not there, and checks that lines can be added. The
    /// caller holds the folder's lock.
    ///
    /// @throws IOException if not
    public void begin() throws IOException {
        if (!exists()) {
            writeAnew();
        }
        FileChannel.open(file, StandardOpenOption.WRITE).close();
    }

    /// Returns whether somebody was killed while he wrote the file anew.
    ///
    /// @return whether there is something for [#tidy()]
    public boolean isUntidy() {
        return Files.exists(next());
    }

    /// Deletes what somebody who was killed has left. The caller holds the folder's lock.
    ///
    /// @throws IOException if it cannot be deleted
    public void tidy() throws IOException {
        Files.deleteIfExists(next());
    }

    private Path next() {
        return file.resolveSibling("journal.new");
    }

    /// Adds a line, after the last whole one. The caller holds the folder's lock and has read all
    /// that is there.
    ///
    /// @param states the objects that may have changed; empty for those that were removed
    /// @throws IOException if it cannot be written; then nothing has changed
    public void append(Map<String, Optional<StoredObject>> states) throws IOException {
        JsonArray changes = new JsonArray();
        states.forEach((key, state) -> difference(key, state).ifPresent(changes::add));
        if (changes.isEmpty()) {
            return;
        }
        if (!Files.exists(file)) {
            writeAnew();
        }
        byte[] bytes = JournalLine.of(changes).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end); // what somebody else had begun when he was killed
            write(channel, bytes);
        }
        end += bytes.length;
        line++;
        Set<String> ignored = new LinkedHashSet<>();
        changes.forEach(change -> take((JsonObject) change, ignored));
        compactIfWorth();
        stamp = FileStamp.of(file);
    }

    private void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, end + buffer.position());
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private Optional<JsonObject> difference(String key, Optional<StoredObject> state) {
        StoredObject before = objects.get(key);
        if (state.isEmpty()) {
            return removed.contains(key) ? Optional.empty() : Optional.of(JournalLine.removal(key));
        }
        return state.get().equals(before)
                ? Optional.empty()
                : Optional.of(
                        JournalLine.change(
                                key, before == null ? StoredObject.EMPTY : before, state.get()));
    }

    /// Writes the file anew if most of it is history. The caller holds the folder's lock.
    ///
    /// @throws IOException if it cannot be written; the old one is still there then
    public void compactIfWorth() throws IOException {
        if (end > WORTH_COMPACTING && end > 4 * live) {
            writeAnew();
        }
    }

    private void writeAnew() throws IOException {
        StringBuilder text = new StringBuilder();
        JsonObject header = new JsonObject();
        header.put("format", FORMAT);
        header.put("version", VERSION);
        header.put("model", model);
        text.append(JournalLine.of(JsonArray.from(header)));
        int lines = 1;
        for (Map.Entry<String, StoredObject> object : objects.entrySet()) {
            JsonObject change =
                    JournalLine.change(object.getKey(), StoredObject.EMPTY, object.getValue());
            text.append(JournalLine.of(JsonArray.from(change)));
            lines++;
        }
        removed.removeIf(planned.negate());
        for (String key : removed) {
            text.append(JournalLine.of(JsonArray.from(JournalLine.removal(key))));
            lines++;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path next = next();
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        end = bytes.length;
        live = end;
        line = lines;
        stamp = FileStamp.of(file);
    }
}
