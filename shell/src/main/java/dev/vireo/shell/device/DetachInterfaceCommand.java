package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
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
import dev.vireo.shell.domain.PersistentSides;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `detach-interface`.
public final class DetachInterfaceCommand implements Command {
    private static final String FAILED = "Failed to detach interface";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "detach-interface",
                CommandSpec.Group.DOMAIN,
                "detach network interface",
                "Detach network interface.",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                        "type",
                                                        OptionSpec.Kind.TEXT,
                                                        true,
                                                        "network interface type")
                                                .choosing("network", "bridge"),
                                        OptionSpec.text("mac", "MAC address")
                                                .completing(Completes.MAC)),
                                PersistentSides.options(),
                                List.of(
                                        OptionSpec.flag(
                                                "print-xml",
                                                "print XML document rather than detach the"
                                                        + " interface")))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PersistentSides.check(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        boolean print = arguments.has("print-xml");
        String xml =
                DeviceText.ofDocument(
                        find(
                                DocumentDevices.of(domain),
                                arguments.required("type"),
                                arguments.text("mac"),
                                print));
        if (print) {
            return DeviceText.printed(xml);
        }
        try {
            domain.detachDevice(xml, PersistentSides.of(arguments, domain));
        } catch (VirtException e) {
            throw CommandFailure.because(FAILED, e);
        }
        return DomainChange.done("detach-interface", domain, "Interface detached successfully");
    }

    /// A card that was attached to a distributed network by `network` has a type of its own.
    private static String others(DocumentDevices devices) {
        for (XmlElement one : devices.all("interface")) {
            if (one.attribute("type").filter("vds"::equals).isPresent()) {
                return "; cards on distributed switches are of type vds";
            }
        }
        return "";
    }

    private static XmlElement find(
            DocumentDevices devices, String type, @Nullable String mac, boolean print) {
        List<XmlElement> all =
                devices.all("interface").stream()
                        .filter(one -> one.attribute("type").filter(type::equals).isPresent())
                        .toList();
        if (all.isEmpty()) {
            throw failure("No interface found whose type is " + type + others(devices), print);
        }
        if (mac == null) {
            if (all.size() > 1) {
                throw failure(
                        "Domain has "
                                + all.size()
                                + " interfaces. Please specify which one to detach using --mac",
                        print);
            }
            return all.getFirst();
        }
        List<XmlElement> found =
                all.stream()
                        .filter(one ->
                                DocumentDevices.attribute(one, "mac", "address")
                                        .filter(mac::equalsIgnoreCase)
                                        .isPresent())
                        .toList();
        if (found.size() > 1) {
            throw failure(
                    "Domain has multiple interfaces matching MAC address "
                            + mac
                            + ". You must use detach-device and specify the device pci address to"
                            + " remove it.",
                    print);
        }
        if (found.isEmpty()) {
            throw failure("No interface with MAC address " + mac + " was found", print);
        }
        return found.getFirst();
    }

    /// virsh says twice that something went wrong where it would have detached something.
    private static CommandFailure failure(String message, boolean print) {
        return print
                ? CommandFailure.usage(message)
                : CommandFailure.usage(List.of(message, FAILED));
    }
}
