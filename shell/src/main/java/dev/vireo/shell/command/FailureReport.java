package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.text.Json;
import dev.vireo.shell.text.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints failures to standard error: as virsh's `error:` lines, or as one JSON object each.
public record FailureReport(Output output, boolean json) {
    public void print(VirtException failure) {
        if (json) {
            printJson(members(null, failure.code(), failure.domain().name(), message(failure)));
        } else {
            line(message(failure));
        }
    }

    public void print(CommandFailure failure) {
        VirtException reason = failure.reason();
        if (!json) {
            failure.messages().forEach(this::line);
            if (reason != null) {
                line(message(reason));
            }
        } else {
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
        output.failure(message);
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
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("error", members);
        output.error(Json.text(object));
    }

    private static String message(VirtException failure) {
        return String.valueOf(failure.getMessage());
    }
}
