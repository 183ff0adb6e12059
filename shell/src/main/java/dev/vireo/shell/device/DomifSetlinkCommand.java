package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;
import java.util.Set;

/// `domif-setlink`.
public final class DomifSetlinkCommand implements Command {
    private static final List<String> STATES = List.of("up", "down");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domif-setlink",
                CommandSpec.Group.DOMAIN,
                "set link state of a virtual interface",
                "Set link state of a domain's virtual interface. This command wraps usage of"
                        + " update-device command.",
                OptionSpec.domain("domain name, id or uuid"),
                required("interface", "interface device (MAC Address)").completing(Completes.MAC),
                required("state", "new state of the device").choosing("up", "down"),
                OptionSpec.flag("config", "affect next boot"),
                OptionSpec.flag(
                        "print-xml",
                        "print XML document rather than set the interface link state"));
    }

    private static OptionSpec required(String name, String summary) {
        return new OptionSpec(name, OptionSpec.Kind.TEXT, true, summary);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = arguments.required("interface");
        String state = arguments.required("state");
        if (!STATES.contains(state)) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "invalid link state '" + state + "'");
        }
        XmlElement card =
                DocumentDevices.of(domain)
                        .card(device)
                        .orElseThrow(() ->
                                CommandFailure.of(
                                        ErrorCode.INVALID_ARG,
                                        "interface '" + device + "' not found"));
        String xml = withLink(card, state);
        if (arguments.has("print-xml")) {
            return DeviceText.printed(xml);
        }
        boolean config = arguments.has("config") || domain.id().isEmpty();
        try {
            domain.updateDevice(xml, Set.of(config ? Modification.CONFIG : Modification.LIVE));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to update interface link state", e);
        }
        return DomainChange.done("domif-setlink", domain, "Device updated successfully");
    }

    /// Documents of VMware's domains have no link, so that virsh hangs one behind the last line.
    private static String withLink(XmlElement card, String state) {
        List<XmlNode> none = List.of();
        XmlElement link = new XmlElement("link", List.of(new XmlAttribute("state", state)), none);
        String text = DeviceText.ofDocument(card);
        int end = text.lastIndexOf("</");
        return end < 0
                ? DeviceText.ofDocument(
                        new XmlElement(card.name(), card.attributes(), List.of(link)))
                : text.substring(0, end) + DeviceText.ofDocument(link) + text.substring(end);
    }
}
