package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What commands about storage pools and volumes have in common: the form of their results.
final class PoolChange {
    private PoolChange() {}

    /// Makes the reply of a change.
    ///
    /// @param action the command
    /// @param message what is printed unless in quiet mode
    static Reply done(String action, StoragePool pool, String message) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", action);
        members.putAll(identity(pool));
        return new TextReply(message + "\n", members, true);
    }

    /// Returns what says which pool it is.
    static Map<String, @Nullable Object> identity(StoragePool pool) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", pool.name());
        members.put("uuid", pool.uuid().toString());
        return members;
    }
}
