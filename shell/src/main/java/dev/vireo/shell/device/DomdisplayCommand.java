package dev.vireo.shell.device;

import dev.vireo.api.ConnectUri;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `domdisplay`. VMware's displays that a document knows are those of its VNC server.
public final class DomdisplayCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domdisplay",
                CommandSpec.Group.DOMAIN,
                "domain display connection URI",
                "Output the IP address and port number for the graphical display.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag(
                        "include-password",
                        "includes the password into the connection URI if available"),
                OptionSpec.text(
                        "type",
                        "select particular graphical display (e.g. \"vnc\", \"spice\", \"rdp\","
                                + " \"dbus\")"),
                OptionSpec.flag("all", "show all possible graphical displays"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        requireActive(domain);
        boolean secret = arguments.has("include-password");
        List<VncDisplay> displays;
        try {
            displays = VncDisplay.of(domain, secret ? Set.of(DomainXmlFlag.SECURE) : Set.of());
        } catch (VirtException e) {
            throw secret ? CommandFailure.because("Failed to get domain description xml", e) : e;
        }
        String type = arguments.text("type");
        boolean other = type != null && !type.equals("vnc") && !type.equals("all");
        if (other || displays.isEmpty()) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    type == null || type.equals("all")
                            ? "No graphical display found"
                            : "No graphical display with type '" + type + "' found");
        }
        String uri = displays.getFirst().uri(ConnectUri.parse(session.uriText()).host());
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("displays", List.of(uri));
        return new TextReply(arguments.has("all") ? uri + "\n" : uri, members);
    }

    static void requireActive(Domain domain) {
        if (domain.id().isEmpty()) {
            throw CommandFailure.of(ErrorCode.OPERATION_INVALID, "Domain is not running");
        }
    }
}
