package dev.vireo.simulator.state;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// One line of a journal: the CRC-32 of the rest in eight hexadecimal digits, a blank, and JSON.
/// What one line says belongs together: all of it happened or nothing.
final class JournalLine {
    private static final int SUM_LENGTH = 8;

    private JournalLine() {}

    /// Writes a line with its end.
    static String of(JsonArray changes) {
        String text = JsonWriter.string(changes);
        return sum(text) + ' ' + text + '\n';
    }

    /// Reads a line.
    ///
    /// @param line without its end
    /// @return empty if it was not written to its end, or was changed
    static Optional<JsonArray> read(String line) {
        boolean intact =
                line.length() > SUM_LENGTH + 1
                        && line.charAt(SUM_LENGTH) == ' '
                        && line.startsWith(sum(line.substring(SUM_LENGTH + 1)));
        if (!intact) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.array().from(line.substring(SUM_LENGTH + 1)));
        } catch (JsonParserException _) {
            return Optional.empty();
        }
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /// Describes the fields that an object has got or lost.
    static JsonObject change(String key, StoredObject before, StoredObject after) {
        JsonObject set = new JsonObject();
        for (Map.Entry<String, String> field : after.fields().entrySet()) {
            if (!field.getValue().equals(before.fields().get(field.getKey()))) {
                set.put(field.getKey(), field.getValue());
            }
        }
        for (String name : before.fields().keySet()) {
            if (!after.fields().containsKey(name)) {
                set.put(name, null);
            }
        }
        JsonObject change = new JsonObject();
        change.put("object", key);
        change.put("set", set);
        return change;
    }

    static JsonObject removal(String key) {
        JsonObject change = new JsonObject();
        change.put("object", key);
        change.put("removed", true);
        return change;
    }
}
