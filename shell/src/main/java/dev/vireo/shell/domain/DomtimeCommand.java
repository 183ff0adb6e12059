package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domtime`. No driver of ours sets clocks.
public final class DomtimeCommand implements Command {
    private static final DateTimeFormatter PRETTY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domtime",
                CommandSpec.Group.MONITOR,
                "domain time",
                "Gets or sets the domain's system time",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("now", "set to the time of the host running virsh"),
                OptionSpec.flag("pretty", "print domain's time in human readable form"),
                OptionSpec.flag(
                        "sync", "instead of setting given time, synchronize from domain's RTC"),
                OptionSpec.number("time", "time to set"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("time", "now");
        arguments.exclusive("time", "sync");
        arguments.exclusive("now", "sync");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        for (String setting : List.of("now", "sync", "time")) {
            if (arguments.has(setting)) {
                throw CommandFailure.of(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "VMware sets no guest's clock for those who have no account in the guest;"
                                + " VMware Tools can take over the host's time");
            }
        }
        Instant time = domain.fetchTime();
        String shown =
                arguments.has("pretty")
                        ? PRETTY.format(time)
                        : Long.toString(time.getEpochSecond());
        Map<String, @Nullable Object> members = Identity.members(domain);
        members.put("time", time.toString());
        return new TextReply("Time: " + shown + "\n", members);
    }
}
