package dev.vireo.shell.network;

import dev.vireo.api.HostInterface;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.text.NameOrder;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `iface-list`.
public final class IfaceListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "iface-list",
                CommandSpec.Group.INTERFACE,
                "list physical host interfaces",
                "Returns list of physical host interfaces.",
                OptionSpec.flag("inactive", "list inactive interfaces"),
                OptionSpec.flag("all", "list inactive & active interfaces"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        List<HostInterface> all;
        try {
            all = new ArrayList<>(session.connection().listInterfaces());
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list interfaces", e);
        }
        boolean active = arguments.has("all") || !arguments.has("inactive");
        boolean inactive = arguments.has("all") || arguments.has("inactive");
        all.removeIf(one -> one.active() ? !active : !inactive);
        all.sort((a, b) -> NameOrder.compare(a.name(), b.name()));
        Table table = new Table("Name", "State", "MAC Address");
        all.forEach(one -> table.add(one.name(), one.active() ? "active" : "inactive", one.mac()));
        return new TableReply(
                table, Map.of("interfaces", all.stream().map(InterfaceLookup::members).toList()));
    }
}
