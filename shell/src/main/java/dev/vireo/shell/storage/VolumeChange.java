package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeInfo;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What commands about volumes have in common: the form of their results.
final class VolumeChange {
    private VolumeChange() {}

    /// Makes the reply of a change.
    ///
    /// @param action the command
    /// @param message what is printed unless in quiet mode
    static Reply done(String action, StorageVolume volume, String message) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", action);
        members.putAll(identity(volume));
        return new TextReply(message + "\n", members, true);
    }

    /// Returns what says which volume it is.
    static Map<String, @Nullable Object> identity(StorageVolume volume) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", volume.name());
        members.put("path", volume.path());
        members.put("pool", volume.pool().name());
        return members;
    }

    /// Returns type and sizes.
    static Map<String, @Nullable Object> members(StorageVolumeInfo info) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", info.type().text());
        members.put("capacity", info.capacity());
        members.put("allocation", info.allocation());
        members.put("physical", info.physical());
        return members;
    }
}
