package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `dominfo`.
public final class DominfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "dominfo",
                CommandSpec.Group.MONITOR,
                "domain information",
                "Returns basic information about the domain.",
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        DomainInfo info = domain.fetchInfo();
        return new TextReply(text(domain, info), members(domain, info));
    }

    private static String text(Domain domain, DomainInfo info) {
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("Id:", DomainList.text(info.id()));
        lines.add("Name:", domain.name());
        lines.add("UUID:", domain.uuid().toString());
        lines.add("OS Type:", domain.osType());
        lines.add("State:", info.state().kind().text());
        lines.add("CPU(s):", Integer.toString(info.vcpus()));
        lines.add("Max memory:", info.maxMemoryKib() + " KiB");
        lines.add("Used memory:", info.memoryKib() + " KiB");
        lines.add("Persistent:", info.persistent() ? "yes" : "no");
        if (info.autostart().isPresent()) {
            lines.add("Autostart:", info.autostart().get() ? "enable" : "disable");
        }
        lines.add("Managed save:", info.managedSave() ? "yes" : "no");
        return lines.toString();
    }

    private static Map<String, @Nullable Object> members(Domain domain, DomainInfo info) {
        Map<String, @Nullable Object> members = Identity.members(domain);
        members.put("id", Identity.number(info.id()));
        members.put("osType", domain.osType());
        members.put("state", info.state().kind().text());
        members.put("reason", info.state().reason());
        members.put("vcpus", info.vcpus());
        members.put("maxMemoryKib", info.maxMemoryKib());
        members.put("memoryKib", info.memoryKib());
        members.put("persistent", info.persistent());
        members.put("autostart", info.autostart().orElse(null));
        members.put("managedSave", info.managedSave());
        return members;
    }
}
