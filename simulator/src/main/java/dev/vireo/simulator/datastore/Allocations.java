package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Remembers how many bytes files with holes take of the datastore, as the block bitmaps of a real
/// volume do: Java cannot ask the file system for it.
///
/// They are kept in a file to which a line is added with each change, so that a crash loses nothing
/// but a line that was not written whole. A file that is not mentioned has no holes. Thread-safe.
final class Allocations {
    /// Says that nothing is known of a file's content.
    static final long CONTENT = -1;

    private static final int WORTH_TIDYING = 1000;
    private static final Pattern LINE = Pattern.compile("(-?\\d{1,18}) (-?\\d{1,18}) (.+);");

    private final Path file;
    private final Path next;
    private final Map<String, Allocation> known = new LinkedHashMap<>();
    private int lines;

    /// Reads what is kept.
    ///
    /// @param next a name for the file while it is written anew
    Allocations(Path file, Path next) {
        this.file = file;
        this.next = next;
        for (String line : read(file)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                remember(
                        matcher.group(3),
                        new Allocation(
                                Long.parseLong(matcher.group(1)),
                                Long.parseLong(matcher.group(2))));
            }
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    private void remember(String path, Allocation allocation) {
        lines++;
        if (allocation.bytes < 0) {
            known.remove(path);
        } else {
            known.put(path, allocation);
        }
    }

    /// Returns how much a file takes.
    synchronized long of(String path, long size) {
        Allocation allocation = known.get(path);
        return allocation == null ? size : Math.min(allocation.bytes, size);
    }

    /// Returns whether a file is known to be one hole.
    ///
    /// @param modified when the file system says that it was changed, in milliseconds
    synchronized boolean isHole(String path, long modified) {
        Allocation allocation = known.get(path);
        return allocation != null && allocation.holeSince == modified;
    }

    /// Notes how much a file takes.
    ///
    /// @param holeSince when a file that is one hole was made, in milliseconds; or [#CONTENT]
    synchronized void put(String path, long bytes, long holeSince) {
        write(path, new Allocation(bytes, holeSince));
    }

    /// Forgets a file or a directory with all in it.
    synchronized void remove(String path) {
        for (String each : below(path)) {
            write(each, Allocation.NONE);
        }
    }

    /// Notes that a file or a directory with all in it has another path.
    synchronized void move(String from, String to) {
        for (String each : below(from)) {
            Allocation allocation = known.getOrDefault(each, Allocation.NONE);
            write(each, Allocation.NONE);
            write(to + each.substring(from.length()), allocation);
        }
    }

    /// Returns the known paths that are a path or lie below it.
    private List<String> below(String path) {
        List<String> found = new ArrayList<>();
        for (String each : known.keySet()) {
            if (each.equals(path) || each.startsWith(path + '/')) {
                found.add(each);
            }
        }
        return found;
    }

    private void write(String path, Allocation allocation) {
        remember(path, allocation);
        try {
            if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
                return; // forgotten with the process: it counts as without holes then
            }
            Files.writeString(
                    file,
                    allocation.line(path),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (lines > WORTH_TIDYING && lines > 4 * known.size()) {
                tidy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    private void tidy() throws IOException {
        StringBuilder text = new StringBuilder();
        known.forEach((path, allocation) -> text.append(allocation.line(path)));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        lines = known.size();
    }

    /// What is known of a file.
    ///
    /// @param bytes how much it takes, negative if nothing is known
    /// @param holeSince when it was made if it is one hole, or [#CONTENT]
    private record Allocation(long bytes, long holeSince) {
        static final Allocation NONE = new Allocation(-1, CONTENT);

        String line(String path) {
            return bytes + " " + holeSince + " " + path + ";\n";
        }
    }
}
