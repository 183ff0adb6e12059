package dev.vireo.shell.text;

import com.grack.nanojson.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON objects, each in one line.
public final class Json {
    private Json() {}

    /// Writes an object and a line end.
    public static String line(Map<String, @Nullable Object> members) {
        return text(members) + "\n";
    }

    /// Writes an object.
    public static String text(Map<String, @Nullable Object> members) {
        return withoutControls(JsonWriter.string(members));
    }

    /// Escapes the control characters that JSON allows but terminals do not.
    private static String withoutControls(String text) {
        StringBuilder result = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    (c >= 0x7f && c < 0xa0)
                            || (c >= 0x202a && c <= 0x202e)
                            || (c >= 0x2066 && c <= 0x2069);
            if (escape && result == null) {
                result = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escape && result != null) {
                result.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else if (result != null) {
                result.append(c);
            }
        }
        return result == null ? text : result.toString();
    }
}
