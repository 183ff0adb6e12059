package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `vcpucount`. Of a domain's own number and the most that it can have, on both sides.
public final class VcpucountCommand implements Command {
    private static final int GUEST = 8;
    private static final int KIND_WIDTH = 12;
    private static final int COUNT_WIDTH = 4;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vcpucount",
                CommandSpec.Group.DOMAIN,
                "domain vcpu counts",
                "Returns the number of virtual CPUs used by the domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("maximum", "get maximum count of vcpus"),
                OptionSpec.flag("active", "get number of currently active vcpus"),
                OptionSpec.flag("live", "get value from running domain"),
                OptionSpec.flag("config", "get value to be used on next boot"),
                OptionSpec.flag("current", "get value according to current domain state"),
                OptionSpec.flag(
                        "guest", "retrieve vcpu count from the guest instead of the hypervisor"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        boolean maximum = arguments.has("maximum");
        boolean active = arguments.has("active");
        arguments.exclusive("live", "config");
        arguments.exclusive("active", "maximum");
        arguments.exclusive("guest", "config");
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        if (arguments.has("guest")) {
            DomainChange.refuseFlags(
                    session.connection(),
                    GUEST,
                    "virDomainGetVcpusFlags",
                    "esxDomainGetVcpusFlags");
        }
        boolean all = !maximum && !active && sides.isEmpty() && !arguments.has("current");
        if (all) {
            return table(domain);
        }
        int count = maximum ? domain.fetchMaxVcpus(sides) : domain.fetchVcpus(sides);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(maximum ? "maximum" : "current", count);
        return new TextReply(count + "\n", members);
    }

    /// Both sides are the same; the live one is there if the domain is.
    private static Reply table(Domain domain) {
        int most = domain.fetchMaxVcpus(Set.of());
        int now = domain.fetchVcpus(Set.of());
        List<String> sides = new ArrayList<>(List.of("config"));
        if (domain.id().isPresent()) {
            sides.add("live");
        }
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("maximum", "current")) {
            for (String side : sides) {
                String count = String.valueOf(kind.equals("maximum") ? most : now);
                text.append(kind).repeat(' ', KIND_WIDTH - kind.length()).append(' ');
                text.append(side).repeat(' ', KIND_WIDTH - side.length());
                text.repeat(' ', Math.max(0, COUNT_WIDTH - count.length()));
                text.append(count).append('\n');
            }
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("maximum", most);
        members.put("current", now);
        return new TextReply(text.toString(), members);
    }
}
