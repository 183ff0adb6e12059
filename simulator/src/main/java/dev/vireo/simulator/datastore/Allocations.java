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

/// Remembers how many bytes files with holes take of the datastore, as the block bitmaps of a real
/// volume do: Java cannot ask the file system for it.
///
/// They are kept in a file to which a line is added with each change, so that a crash loses nothing
/// but a line that was not written whole. A file that is not mentioned has no holes. Thread-safe.
final class Allocations {
    private static final int WORTH_TIDYING = 1000;

    private final Path file;
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private int lines;

    /// Reads what is kept.
    Allocations(Path file) {
        this.file = file;
        for (String line : read(file)) {
            int blank = line.indexOf(' ');
            int end = line.lastIndexOf(';');
            if (blank > 0 && end == line.length() - 1 && isNumber(line.substring(0, blank))) {
                remember(line.substring(blank + 1, end), Long.parseLong(line, 0, blank, 10));
            }
        }
    }

    private static boolean isNumber(String text) {
        return text.equals("-1")
                || (text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9'));
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

    private void remember(String path, long count) {
        lines++;
        if (count < 0) {
            bytes.remove(path);
        } else {
            bytes.put(path, count);
        }
    }

    /// Returns how much a file takes.
    synchronized long of(String path, long size) {
        Long known = bytes.get(path);
        return known == null ? size : Math.min(known, size);
    }

    /// Notes how much a file takes.
    synchronized void put(String path, long count) {
        write(path, count);
    }

    /// Forgets a file or a directory with all in it.
    synchronized void remove(String path) {
        for (String known : below(path)) {
            write(known, -1);
        }
    }

    /// Notes that a file or a directory with all in it has another path.
    synchronized void move(String from, String to) {
        for (String known : below(from)) {
            long count = bytes.getOrDefault(known, 0L);
            write(known, -1);
            write(to + known.substring(from.length()), count);
        }
    }

    /// Returns the known paths that are a path or lie below it.
    private List<String> below(String path) {
        List<String> found = new ArrayList<>();
        for (String known : bytes.keySet()) {
            if (known.equals(path) || known.startsWith(path + '/')) {
                found.add(known);
            }
        }
        return found;
    }

    private void write(String path, long count) {
        remember(path, count);
        try {
            if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
                return; // forgotten with the process: it counts as without holes then
            }
            Files.writeString(
                    file,
                    count + " " + path + ";\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (lines > WORTH_TIDYING && lines > 4 * bytes.size()) {
                tidy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    private void tidy() throws IOException {
        StringBuilder text = new StringBuilder();
        bytes.forEach((path, count) -> text.append(count).append(' ').append(path).append(";\n"));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        lines = bytes.size();
    }
}
