package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.InterfaceInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domiflist`. A domain has one configuration, whether it runs or not.
public final class DomiflistCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domiflist",
                CommandSpec.Group.MONITOR,
                "list all domain virtual interfaces",
                "Get the summary of virtual interfaces for a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("inactive", "get inactive rather than running configuration"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Table table = new Table("Interface", "Type", "Source", "Model", "MAC");
        List<Object> all = new ArrayList<>();
        for (InterfaceInfo one : domain.fetchInterfaceInfo()) {
            table.add(
                    one.target().orElse("-"),
                    one.type(),
                    one.source().orElse("-"),
                    one.model().orElse("-"),
                    one.mac().orElse("-"));
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("interface", one.target().orElse(null));
            members.put("type", one.type());
            members.put("source", one.source().orElse(null));
            members.put("model", one.model().orElse(null));
            members.put("mac", one.mac().orElse(null));
            all.add(members);
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("interfaces", all);
        return new TableReply(table, members);
    }
}
