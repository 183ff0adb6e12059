package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import dev.vireo.api.VcpuPlacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What commands about processors have in common: which ones a domain may run on.
final class Affinity {
    private Affinity() {}

    /// Returns the numbers of the host's processors that are allowed.
    static List<Integer> of(VcpuPlacement placement) {
        return IntStream.range(0, placement.hostCpus()).filter(placement::allows).boxed().toList();
    }

    /// Returns what says which domain it is.
    static Map<String, @Nullable Object> identity(Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", domain.name());
        members.put("uuid", domain.uuid().toString());
        return members;
    }
}
