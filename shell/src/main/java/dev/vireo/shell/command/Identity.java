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

    /// Returns `name` and `uuid`, which a domain keeps whether it runs or not, open for more.
    public static Map<String, @Nullable Object> lasting(Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", domain.name());
        members.put("uuid", domain.uuid().toString());
        return members;
    }

    /// Returns what [#lasting] does behind `action`, the command that changed the domain.
    public static Map<String, @Nullable Object> ofChange(String command, Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", command);
        members.putAll(lasting(domain));
        return members;
    }

    public static @Nullable Object number(OptionalInt id) {
        return id.isPresent() ? Integer.valueOf(id.getAsInt()) : null;
    }
}
