package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainControl;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domcontrol`.
public final class DomcontrolCommand implements Command {
    private static final double MILLIS = 1000.0;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domcontrol",
                CommandSpec.Group.MONITOR,
                "domain control interface state",
                "Returns state of a control interface to the domain.",
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        DomainControl control = domain.fetchControl();
        String text = control.state().text();
        String line =
                switch (control.state()) {
                    case OK -> text;
                    case ERROR -> text + ": " + control.reason();
                    case JOB, OCCUPIED ->
                            String.format(
                                    Locale.ROOT,
                                    "%s (%.3fs)",
                                    text,
                                    control.since().toMillis() / MILLIS);
                };
        Map<String, @Nullable Object> members = Identity.members(domain);
        members.put("control", text);
        members.put("reason", control.reason().isEmpty() ? null : control.reason());
        members.put("milliseconds", control.since().toMillis());
        return new TextReply(line + "\n", members);
    }
}
