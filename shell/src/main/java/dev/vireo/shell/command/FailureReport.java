package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.text.Json;
import dev.vireo.shell.text.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints failures to standard error: as virsh's `error:` lines, or as one JSON object each.
///
/// @param output where they are printed
/// @param json whether as objects
/// @param place the line of a file that they come from, such as `evening:2`, null for none
public record FailureReport(Output output, boolean json, @Nullable String place) {
    /// Prints failures that come from no file.
    public FailureReport(Output output, boolean json) {
        this(output, json, null);
    }

    /// Returns the same for what comes from the line of a file.
    public FailureReport at(@Nullable String line) {
        return new FailureReport(output, json, line);
    }

    public void print(VirtException failure) {
        if (json) {
            printJson(members(null, failure.code(), failure.domain().name(), message(failure)));
        } else {
            line(message(failure));
        }
    }

    /// Prints a failure; one without a message is told by the exit code alone.
    public void print(CommandFailure failure) {
        VirtException reason = failure.reason();
        if (!json) {
            failure.messages().forEach(this::line);
            if (reason != null) {
                line(message(reason));
            }
        } else if (!failure.messages().isEmpty()) {
            printJson(members(failure));
        }
    }

    /// Returns the members of the JSON object of a failure.
    public static Map<String, @Nullable Object> members(CommandFailure failure) {
        VirtException reason = failure.reason();
        String message = String.valueOf(failure.getMessage());
        return reason == null
                ? members(null, failure.code(), "SHELL", message)
                : members(message, reason.code(), reason.domain().name(), message(reason));
    }

    private void line(String message) {
        output.failure(place == null ? message : place + ": " + message);
    }

    private static Map<String, @Nullable Object> members(
            @Nullable String context, @Nullable ErrorCode code, String domain, String message) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("code", code == null ? null : Integer.valueOf(code.number()));
        members.put("name", code == null ? "USAGE" : code.name());
        members.put("domain", domain);
        members.put("message", message);
        if (context != null) {
            members.put("context", context);
        }
        return members;
    }

    private void printJson(Map<String, @Nullable Object> members) {
        if (place != null) {
            members.put("place", place);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("error", members);
        output.error(Json.text(object));
    }

    private static String message(VirtException failure) {
        return String.valueOf(failure.getMessage());
    }
}
