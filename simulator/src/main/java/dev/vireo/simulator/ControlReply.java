package dev.vireo.simulator;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import dev.vireo.simulator.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replies of the control port: JSON, with a line end for people who use curl.
final class ControlReply {
    private ControlReply() {}

    static HttpReply ok(Map<String, ? extends @Nullable Object> members) {
        return of(200, members);
    }

    static HttpReply of(int status, Map<String, ? extends @Nullable Object> members) {
        String text = JsonWriter.string(members) + "\n";
        return HttpReply.of(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Answers with a saved inventory, a JSON object in each line.
    static HttpReply saved(String text) {
        return HttpReply.of(200, "application/x-ndjson", text.getBytes(StandardCharsets.UTF_8));
    }

    static HttpReply certificate(String pem) {
        return HttpReply.of(200, "application/x-pem-file", pem.getBytes(StandardCharsets.US_ASCII));
    }

    static HttpReply error(int status, String message) {
        return of(status, object("error", object("status", status, "message", message)));
    }

    /// Makes an object of keys and values in turn.
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            members.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return members;
    }

    /// Turns a rule's text back into an object, so that it stands in a reply as one.
    static Object rule(String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
