package dev.vireo.shell.snapshot;

import dev.vireo.shell.command.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The document of a snapshot that is given in words.
final class SnapshotDraft {
    private SnapshotDraft() {}

    /// Writes the document as virsh does.
    ///
    /// @param memory what `--memspec` says, or null
    /// @param disks what each `--diskspec` says
    /// @throws CommandFailure for words that mean nothing
    static String write(
            @Nullable String name,
            @Nullable String description,
            @Nullable String memory,
            List<String> disks) {
        StringBuilder text = new StringBuilder("<domainsnapshot>\n");
        if (name != null) {
            text.append("  <name>").append(escape(name)).append("</name>\n");
        }
        if (description != null) {
            text.append("  <description>").append(escape(description)).append("</description>\n");
        }
        if (memory != null) {
            text.append(memory(memory));
        }
        if (!disks.isEmpty()) {
            text.append("  <disks>\n");
            disks.forEach(disk -> text.append(disk(disk)));
            text.append("  </disks>\n");
        }
        return text.append("</domainsnapshot>\n").toString();
    }

    private static String memory(String spec) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words(spec)) {
            if (!take(values, word, List.of("snapshot", "file"))
                    && (!word.startsWith("/") || values.put("file", word) != null)) {
                throw CommandFailure.usage("unable to parse memspec: " + spec);
            }
        }
        return "  <memory"
                + attribute("snapshot", values.get("snapshot"))
                + attribute("file", values.get("file"))
                + "/>\n";
    }

    private static String disk(String spec) {
        List<String> words = words(spec);
        Map<String, String> values = new LinkedHashMap<>();
        boolean valid = !words.getFirst().isEmpty();
        for (String word : words.subList(1, words.size())) {
            valid &= take(values, word, List.of("snapshot", "driver", "stype", "file"));
        }
        String type = values.get("stype");
        if (type != null && !List.of("file", "block").contains(type)) {
            throw CommandFailure.usage(
                    List.of(
                            "Unknown storage type: '" + type + "'",
                            "unable to parse diskspec: " + spec));
        }
        if (!valid) {
            throw CommandFailure.usage("unable to parse diskspec: " + spec);
        }
        String driver = values.get("driver");
        String file = values.get("file");
        String start =
                "    <disk"
                        + attribute("name", words.getFirst())
                        + attribute("snapshot", values.get("snapshot"))
                        + attribute("type", type);
        if (driver == null && file == null) {
            return start + "/>\n";
        }
        return start
                + ">\n"
                + (driver == null ? "" : "      <driver" + attribute("type", driver) + "/>\n")
                + (file == null
                        ? ""
                        : "      <source"
                                + attribute(Objects.equals(type, "block") ? "dev" : "file", file)
                                + "/>\n")
                + "    </disk>\n";
    }

    /// Parts words at commas; two commas stand for one within a word.
    private static List<String> words(String spec) {
        List<String> words = new ArrayList<>();
        for (String word : spec.replace(",,", "\0").split(",", -1)) {
            words.add(word.replace('\0', ','));
        }
        return words;
    }

    /// Takes `key=value` if the key is one of some and comes for the first time.
    private static boolean take(Map<String, String> values, String word, List<String> keys) {
        int equals = word.indexOf('=');
        return equals > 0
                && keys.contains(word.substring(0, equals))
                && values.putIfAbsent(word.substring(0, equals), word.substring(equals + 1))
                        == null;
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "='" + escape(value) + "'";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
