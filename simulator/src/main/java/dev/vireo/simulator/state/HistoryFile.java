package dev.vireo.simulator.state;

import com.grack.nanojson.JsonArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What has happened, a line of a file for each event and for each task that has ended, oldest
/// first.
///
/// History is added at the end and not read before somebody asks for it, so it costs a change a few
/// hundred bytes and a start nothing. When the file has become long it is written anew with the
/// last lines. A damaged line is left out: history is not worth refusing a folder.
public final class HistoryFile {
    private static final long LONGEST = 4 << 20;
    private static final int KEPT = 1000;
    private static final int TAIL = 64 << 10;

    private final Path file;
    private final Deque<String> pending = new ArrayDeque<>();

    /// Names the history of a folder; nothing is read yet.
    ///
    /// @param folder the folder
    public HistoryFile(Path folder) {
        this.file = folder.resolve("history");
    }

    /// Returns whether there is a history.
    ///
    /// @return whether something was ever written
    public boolean exists() {
        return Files.exists(file);
    }

    /// Adds something that has happened, to be written by [#write()].
    ///
    /// @param entry what has happened
    public void add(Entry entry) {
        pending.add(
                JournalLine.of(JsonArray.from(entry.kind, entry.key, entry.tasks, entry.value)));
        if (pending.size() > 2 * KEPT) {
            pending.remove();
        }
    }

    /// Returns whether something is to be written.
    ///
    /// @return whether something was added since the last [#write()]
    public boolean isPending() {
        return !pending.isEmpty();
    }

    /// Writes what was added. The caller holds the folder's lock.
    ///
    /// @throws IOException if it cannot be written; it is tried again with the next call
    public void write() throws IOException {
        if (pending.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(endsWithinALine() ? "\n" : "");
        pending.forEach(text::append);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        pending.clear();
        if (Files.size(file) > LONGEST) {
            shorten();
        }
    }

    /// Tells whether a process was killed while it wrote.
    private boolean endsWithinALine() throws IOException {
        if (!exists()) {
            return false;
        }
        byte[] last = tail(1);
        return last.length > 0 && last[0] != '\n';
    }

    private void shorten() throws IOException {
        List<Entry> entries = read();
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries.subList(Math.max(0, entries.size() - KEPT), entries.size())) {
            text.append(
                    JournalLine.of(
                            JsonArray.from(entry.kind, entry.key, entry.tasks, entry.value)));
        }
        Path next = file.resolveSibling("history.new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads the whole history.
    ///
    /// @return what has happened, oldest first; nothing if it cannot be read
    public List<Entry> read() {
        try {
            return entries(Files.readAllBytes(file));
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Reads what has happened last.
    ///
    /// @return empty if there is no history
    public Optional<Entry> last() {
        try {
            for (int length = TAIL; exists(); length *= 4) {
                byte[] tail = tail(length);
                List<Entry> entries = entries(tail);
                if (!entries.isEmpty()) {
                    return Optional.of(entries.getLast());
                }
                if (tail.length < length) {
                    break;
                }
            }
        } catch (IOException _) {
            // as if there were none
        }
        return Optional.empty();
    }

    private byte[] tail(int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - length);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // goes on
            }
            return bytes.array();
        }
    }

    private static List<Entry> entries(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> JournalLine.read(line).map(Entry::of).ifPresent(entries::add));
        return entries;
    }

    /// Something that has happened.
    ///
    /// @param kind `event` or `task`
    /// @param key the last key that any event had then
    /// @param tasks how many tasks had been made then
    /// @param value the event or the task's info as it stands on the wire
    public record Entry(String kind, int key, int tasks, String value) {
        private static Entry of(JsonArray line) {
            return new Entry(
                    line.getString(0, ""),
                    line.getInt(1, 0),
                    line.getInt(2, 0),
                    line.getString(3, ""));
        }
    }
}
