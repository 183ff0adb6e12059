package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import java.util.Objects;

/// `send-key`. VMware presses keys and lets them go at once, so that they cannot be held.
public final class SendKeyCommand implements Command {
    private static final int MOST = 16; // as libvirt

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "send-key",
                CommandSpec.Group.DOMAIN,
                "Send keycodes to the guest",
                "Send keycodes (integers or symbolic names) to the guest",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                OptionSpec.namedText("codeset", "the codeset of keycodes, default:linux")
                        .choosing("linux", "xt", "atset1", "usb", "qnum"),
                OptionSpec.namedNumber(
                        "holdtime", "the time (in milliseconds) how long the keys will be held"),
                new OptionSpec("keycode", OptionSpec.Kind.LIST, true, "the key code"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        KeyTable table =
                new KeyTable(Objects.requireNonNullElse(arguments.text("codeset"), "linux"));
        int hold = Objects.requireNonNullElse(arguments.number("holdtime"), 0);
        if (hold < 0) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "Numeric value '"
                            + arguments.raw("holdtime")
                            + "' for <holdtime> option is malformed or out of range");
        }
        if (hold > 0) {
            throw CommandFailure.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware lets keys go at once; leave out --holdtime");
        }
        if (arguments.list().size() > MOST) {
            throw CommandFailure.usage("too many keycodes");
        }
        List<Integer> codes = arguments.list().stream().map(table::usb).toList();
        domain.sendKeys(codes);
        return DomainChange.done("send-key", domain, null);
    }
}
