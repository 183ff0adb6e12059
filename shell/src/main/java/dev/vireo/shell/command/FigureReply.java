package dev.vireo.shell.command;

import dev.vireo.api.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures of a domain or one of its devices, a line each.
public final class FigureReply {
    private FigureReply() {}

    /// Makes the reply.
    ///
    /// @param prefix what each line begins with
    public static Reply of(Domain domain, String prefix, Map<String, Long> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) ->
                text.append(prefix).append(name).append(' ').append(value).append('\n'));
        return new TextReply(text.toString(), members(domain, figures));
    }

    public static Map<String, @Nullable Object> members(Domain domain, Map<String, Long> figures) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("figures", new LinkedHashMap<>(figures));
        return members;
    }
}
