package dev.vireo.shell;

import dev.vireo.api.Statistics;
import dev.vireo.shell.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a run has sent and received, for `--stats`.
final class StatisticsReport {
    private StatisticsReport() {}

    /// Returns one line for all requests and one for each method, or one JSON object; without the
    /// last line end.
    static String text(Statistics statistics, boolean json) {
        return json ? Json.text(Map.of("stats", members(statistics))) : lines(statistics);
    }

    private static String lines(Statistics statistics) {
        StringBuilder text = new StringBuilder("stats:");
        append(
                text,
                statistics.requests(),
                statistics.bytesSent(),
                statistics.bytesReceived(),
                statistics.time());
        for (Statistics.Call call : statistics.calls()) {
            text.append("\nstats: method=").append(call.method());
            append(text, call.requests(), call.bytesSent(), call.bytesReceived(), call.time());
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, long requests, long sent, long received, Duration time) {
        text.append(" requests=").append(requests);
        text.append(" sent=").append(sent);
        text.append(" received=").append(received);
        text.append(" ms=").append(time.toMillis());
    }

    private static Map<String, @Nullable Object> members(Statistics statistics) {
        List<Map<String, @Nullable Object>> calls = new ArrayList<>();
        for (Statistics.Call call : statistics.calls()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("method", call.method());
            put(members, call.requests(), call.bytesSent(), call.bytesReceived(), call.time());
            calls.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        put(
                members,
                statistics.requests(),
                statistics.bytesSent(),
                statistics.bytesReceived(),
                statistics.time());
        members.put("calls", calls);
        return members;
    }

    private static void put(
            Map<String, @Nullable Object> members,
            long requests,
            long sent,
            long received,
            Duration time) {
        members.put("requests", requests);
        members.put("bytesSent", sent);
        members.put("bytesReceived", received);
        members.put("milliseconds", time.toMillis());
    }
}
