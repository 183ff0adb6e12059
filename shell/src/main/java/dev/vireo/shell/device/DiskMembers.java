package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.shell.command.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Disks as members of a JSON object.
final class DiskMembers {
    private DiskMembers() {}

    /// Returns the members.
    ///
    /// @param more what there is to say of a disk beyond what it is
    static Map<String, @Nullable Object> of(
            Domain domain,
            List<BlockInfo> disks,
            Function<BlockInfo, Map<String, @Nullable Object>> more) {
        List<Object> all = new ArrayList<>();
        for (BlockInfo disk : disks) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("type", disk.type());
            members.put("device", disk.device());
            members.put("target", disk.target());
            members.put("source", disk.path().orElse(null));
            members.putAll(more.apply(disk));
            all.add(members);
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("disks", all);
        return members;
    }
}
