package dev.vireo.shell.tuning;

import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command answers that tuned a domain.
final class TuningReply {
    private TuningReply() {}

    /// Makes the reply, which prints nothing.
    ///
    /// @param members what the command says of the domain when it only shows
    static Reply changed(String command, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("action", command);
        change.putAll(members);
        return new TextReply("", change, true);
    }
}
