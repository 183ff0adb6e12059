package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FigureReply;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.Map;
import java.util.Objects;

/// `domblkstat`.
public final class DomblkstatCommand implements Command {
    private static final int LABEL_WIDTH = 31;

    private static final Map<String, String> WORDS =
            Map.of(
                    "rd_req_rate", "read operations per second:",
                    "rd_bytes_rate", "bytes read per second:",
                    "wr_req_rate", "write operations per second:",
                    "wr_bytes_rate", "bytes written per second:");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domblkstat",
                CommandSpec.Group.MONITOR,
                "get device block stats for a domain",
                "Get device block stats for a running domain. See man page or use --human for"
                        + " explanation of fields",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text("device", "block device").completing(Completes.DISK),
                OptionSpec.flag("human", "print a more human readable output"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = Objects.requireNonNullElse(arguments.raw("device"), "");
        Map<String, Long> figures;
        try {
            figures = domain.fetchBlockFigures(device);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to get block stats " + domain.name() + " " + device, e);
        }
        return arguments.has("human")
                ? new TextReply(human(device, figures), FigureReply.members(domain, figures))
                : FigureReply.of(domain, device + " ", figures);
    }

    private static String human(String device, Map<String, Long> figures) {
        StringBuilder text = new StringBuilder("Device: " + device + "\n");
        figures.forEach((name, value) -> {
            String label = WORDS.getOrDefault(name, name + ":");
            text.append(' ').append(label);
            text.repeat(' ', Math.max(0, LABEL_WIDTH - label.length())).append(' ');
            text.append(value).append('\n');
        });
        return text.toString();
    }
}
