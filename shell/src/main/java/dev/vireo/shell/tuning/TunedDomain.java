package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What replies say of the domain that they are about.
final class TunedDomain {
    private TunedDomain() {}

    /// Returns what says which domain it is, open for more.
    static Map<String, @Nullable Object> identity(Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", domain.name());
        members.put("uuid", domain.uuid().toString());
        return members;
    }
}
