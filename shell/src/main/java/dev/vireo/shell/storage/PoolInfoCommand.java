package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.ByteText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `pool-info`.
public final class PoolInfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-info",
                CommandSpec.Group.POOL,
                "storage pool information",
                "Returns basic information about the storage pool.",
                PoolLookup.option(),
                OptionSpec.flag("bytes", "Return pool info in bytes"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        StoragePoolInfo info = pool.fetchInfo();
        Map<String, @Nullable Object> members = PoolChange.identity(pool);
        members.putAll(PoolList.members(info));
        return new TextReply(text(pool, info, arguments.has("bytes")), members);
    }

    private static String text(StoragePool pool, StoragePoolInfo info, boolean bytes) {
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("Name:", pool.name());
        lines.add("UUID:", pool.uuid().toString());
        lines.add("State:", info.state().text());
        lines.add("Persistent:", PoolList.yes(info.persistent()));
        lines.add("Autostart:", PoolList.yes(info.autostart()));
        if (info.state() == StoragePoolInfo.State.RUNNING
                || info.state() == StoragePoolInfo.State.DEGRADED) {
            lines.add("Capacity:", size(info.capacity(), bytes));
            lines.add("Allocation:", size(info.allocation(), bytes));
            lines.add("Available:", size(info.available(), bytes));
        }
        return lines.toString();
    }

    private static String size(long value, boolean bytes) {
        return bytes ? Long.toString(value) : ByteText.of(value);
    }
}
