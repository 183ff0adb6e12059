package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `setvcpus`. VMware keeps no maximum of its own for a domain, and asks no guest.
public final class SetvcpusCommand implements Command {
    private static final int MAXIMUM = 4;
    private static final int GUEST = 8;
    private static final int HOTPLUGGABLE = 16;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "setvcpus",
                CommandSpec.Group.DOMAIN,
                "change number of virtual CPUs",
                "Change the number of virtual CPUs in the guest domain.",
                true,
                List.of(
                        OptionSpec.domain("domain name, id or uuid"),
                        OptionSpec.requiredNumber("count", "number of virtual CPUs"),
                        OptionSpec.flag("maximum", "set maximum limit on next boot"),
                        OptionSpec.flag("config", "affect next boot"),
                        OptionSpec.flag("live", "affect running domain"),
                        OptionSpec.flag("current", "affect current domain"),
                        OptionSpec.flag("guest", "modify cpu state in the guest"),
                        OptionSpec.flag("hotpluggable", "make added vcpus hot(un)pluggable")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        arguments.exclusive("guest", "config");
        if (arguments.has("maximum") && !arguments.has("config")) {
            throw CommandFailure.usage("Option --config is required by option --maximum");
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Integer count = arguments.unsigned("count");
        if (count == null || count == 0) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "Can't set 0 processors for a VM");
        }
        int flags =
                (arguments.has("maximum") ? MAXIMUM : 0)
                        | (arguments.has("guest") ? GUEST : 0)
                        | (arguments.has("hotpluggable") ? HOTPLUGGABLE : 0);
        DomainChange.refuseFlags(
                session.connection(), flags, "virDomainSetVcpusFlags", "esxDomainSetVcpusFlags");
        domain.setVcpus(count, sides);
        Map<String, @Nullable Object> members = Identity.ofChange("setvcpus", domain);
        members.put("vcpus", count);
        return new TextReply("", members, true);
    }
}
