package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What replies about snapshots have in common.
final class SnapshotReply {
    private SnapshotReply() {}

    /// Makes the reply of a change.
    ///
    /// @param text what is printed unless in quiet mode
    static Reply done(String action, Snapshot snapshot, String text) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", action);
        members.putAll(members(snapshot));
        return new TextReply(text, members, true);
    }

    /// Makes the reply of a command that prints something about a snapshot.
    ///
    /// @param key the member with what is printed
    static Reply text(Snapshot snapshot, String text, String key, @Nullable Object value) {
        Map<String, @Nullable Object> members = members(snapshot);
        members.put(key, value);
        return new TextReply(text, members);
    }

    private static Map<String, @Nullable Object> members(Snapshot snapshot) {
        Map<String, @Nullable Object> members = of(snapshot.domain());
        members.put("snapshot", snapshot.name());
        members.put("id", snapshot.id());
        return members;
    }

    /// Names the domain.
    static Map<String, @Nullable Object> of(Domain domain) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        return members;
    }

    /// Tells all that a listing knows of a snapshot.
    static Map<String, @Nullable Object> of(SnapshotInfo info) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("snapshot", info.snapshot().name());
        members.put("id", info.snapshot().id());
        members.put("path", info.snapshot().path());
        members.put("parent", info.parent().map(Snapshot::name).orElse(null));
        members.put("parentId", info.parent().map(Snapshot::id).orElse(null));
        members.put("description", info.description());
        members.put("state", state(info));
        members.put("created", info.created().toString());
        members.put("quiesced", info.quiesced());
        members.put("current", info.current());
        members.put("children", info.children());
        members.put("descendants", info.descendants());
        return members;
    }

    /// Returns the word for the state that a snapshot holds.
    static String state(SnapshotInfo info) {
        return switch (info.state()) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case SHUT_OFF -> "shutoff";
            case NO_STATE -> "nostate";
        };
    }
}
