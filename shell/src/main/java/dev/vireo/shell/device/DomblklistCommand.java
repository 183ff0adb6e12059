package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.Table;
import java.util.List;
import java.util.Map;

/// `domblklist`. A domain has one configuration, whether it runs or not.
public final class DomblklistCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domblklist",
                CommandSpec.Group.MONITOR,
                "list all domain blocks",
                "Get the summary of block devices for a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("inactive", "get inactive rather than running configuration"),
                OptionSpec.flag("details", "additionally display the type and device value"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        List<BlockInfo> disks = domain.fetchBlockInfo();
        boolean details = arguments.has("details");
        Table table =
                details
                        ? new Table("Type", "Device", "Target", "Source")
                        : new Table("Target", "Source");
        for (BlockInfo disk : disks) {
            String source = disk.path().orElse("-");
            if (details) {
                table.add(disk.type(), disk.device(), disk.target(), source);
            } else {
                table.add(disk.target(), source);
            }
        }
        return new TableReply(table, DiskMembers.of(domain, disks, _ -> Map.of()));
    }
}
