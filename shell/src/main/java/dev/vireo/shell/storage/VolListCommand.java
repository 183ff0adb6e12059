package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.NameOrder;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-list`.
public final class VolListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-list",
                CommandSpec.Group.VOLUME,
                "list vols",
                "Returns list of vols by pool.",
                PoolLookup.option(),
                OptionSpec.flag("details", "display extended details for volumes"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        List<StorageVolumeListing> rows;
        try {
            rows = new ArrayList<>(pool.listVolumes());
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list volumes", e);
        }
        rows.sort((a, b) -> NameOrder.compare(a.volume().name(), b.volume().name()));
        boolean details = arguments.has("details");
        Table table =
                details
                        ? new Table("Name", "Path", "Type", "Capacity", "Allocation")
                        : new Table("Name", "Path");
        List<Map<String, @Nullable Object>> volumes = new ArrayList<>();
        for (StorageVolumeListing row : rows) {
            String name = row.volume().name();
            String path = row.volume().path();
            if (details) {
                table.add(
                        name,
                        path,
                        row.info().type().text(),
                        ByteText.of(row.info().capacity()),
                        ByteText.of(row.info().allocation()));
            } else {
                table.add(name, path);
            }
            Map<String, @Nullable Object> members = VolumeChange.identity(row.volume());
            members.putAll(VolumeChange.members(row.info()));
            volumes.add(members);
        }
        Map<String, @Nullable Object> members = PoolChange.identity(pool);
        members.put("volumes", volumes);
        return new TableReply(table, members);
    }
}
