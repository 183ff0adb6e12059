package dev.vireo.shell.command;

import dev.vireo.api.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object that say which domain it is about.
public final class Identity {
    private Identity() {}

    /// Returns `id` (null for an inactive domain), `name` and `uuid`, open for more.
    public static Map<String, @Nullable Object> members(Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", number(domain.id()));
        members.put("name", domain.name());
        members.put("uuid", domain.uuid().toString());
        return members;
    }

    public static @Nullable Object number(OptionalInt id) {
        return id.isPresent() ? Integer.valueOf(id.getAsInt()) : null;
    }
}
