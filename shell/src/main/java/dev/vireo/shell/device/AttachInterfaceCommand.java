package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Rates;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.domain.PersistentSides;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `attach-interface`.
public final class AttachInterfaceCommand implements Command {
    private static final Pattern PCI =
            Pattern.compile(
                    "([0-9a-fA-F]{1,8}):([0-9a-fA-F]{1,8}):([0-9a-fA-F]{1,8})\\.([0-9a-fA-F]{1,8})");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "attach-interface",
                CommandSpec.Group.DOMAIN,
                "attach network interface",
                "Attach new network interface.",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        required("type", "network interface type")
                                                .choosing("network", "bridge"),
                                        required("source", "source of network interface")
                                                .completing(Completes.NETWORK),
                                        OptionSpec.text("target", "target network name"),
                                        OptionSpec.text("mac", "MAC address"),
                                        OptionSpec.text(
                                                "script",
                                                "script used to bridge network interface"),
                                        OptionSpec.text("model", "model type"),
                                        OptionSpec.text(
                                                "alias", "custom alias name of interface device"),
                                        OptionSpec.text(
                                                "inbound", "control domain's incoming traffics"),
                                        OptionSpec.text(
                                                "outbound", "control domain's outgoing traffics")),
                                PersistentSides.options(),
                                List.of(
                                        OptionSpec.flag(
                                                "print-xml",
                                                "print XML document rather than attach the"
                                                        + " interface"),
                                        OptionSpec.flag(
                                                "managed",
                                                "libvirt will automatically detach/attach the"
                                                        + " device from/to host"),
                                        OptionSpec.text(
                                                "source-mode",
                                                "mode attribute of <source/> element")))
                        .flatMap(List::stream)
                        .toList());
    }

    private static OptionSpec required(String name, String summary) {
        return new OptionSpec(name, OptionSpec.Kind.TEXT, true, summary);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PersistentSides.check(arguments);
        String xml = xml(arguments);
        if (arguments.has("print-xml")) {
            return DeviceText.printed(xml);
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        try {
            domain.attachDevice(xml, PersistentSides.of(arguments, domain));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to attach interface", e);
        }
        return DomainChange.done("attach-interface", domain, "Interface attached successfully");
    }

    private static String xml(Arguments arguments) {
        String type = arguments.required("type");
        String mode = arguments.text("source-mode");
        if (mode != null) {
            throw failure("Invalid source mode: " + mode);
        }
        Rates in = Rates.of(arguments, "inbound");
        Rates out = Rates.of(arguments, "outbound");
        String inbound = in == null ? null : rates("inbound", in.inbound(false));
        String outbound = out == null ? null : rates("outbound", out.outbound(false));
        DeviceText xml = new DeviceText();
        boolean managed = arguments.has("managed") && type.equals("hostdev");
        xml.open(DeviceText.tag("interface", "type", type, "managed", managed ? "yes" : null));
        source(type, arguments.required("source"), xml);
        element(xml, "target", "dev", arguments.text("target"));
        element(xml, "mac", "address", arguments.text("mac"));
        element(xml, "script", "path", arguments.text("script"));
        element(xml, "model", "type", arguments.text("model"));
        element(xml, "alias", "name", arguments.text("alias"));
        if (inbound != null || outbound != null) {
            xml.open("bandwidth");
            Stream.of(inbound, outbound)
                    .forEach(rate -> {
                        if (rate != null) {
                            xml.empty(rate);
                        }
                    });
            xml.close("bandwidth");
        }
        return xml.close("interface").toString();
    }

    private static void element(
            DeviceText xml, String name, String attribute, @Nullable String value) {
        if (value != null) {
            xml.empty(DeviceText.tag(name, attribute, value));
        }
    }

    private static void source(String type, String source, DeviceText xml) {
        switch (type) {
            case "network", "bridge" -> xml.empty(DeviceText.tag("source", type, source));
            case "direct" -> xml.empty(DeviceText.tag("source", "dev", source));
            case "hostdev" -> {
                Matcher pci = PCI.matcher(source);
                if (!pci.matches()) {
                    throw failure(
                            "cannot parse pci address '" + source + "' for network interface");
                }
                xml.open("source").empty(DiskAddressOption.pci(pci, false)).close("source");
            }
            default -> throw failure("No support for " + type + " in command 'attach-interface'");
        }
    }

    private static String rates(String name, Rates rates) {
        return name
                + rate("average", rates.average())
                + rate("peak", rates.peak())
                + rate("burst", rates.burst())
                + rate("floor", rates.floor());
    }

    private static String rate(String name, long kilobytes) {
        return kilobytes == 0 ? "" : " " + name + "='" + kilobytes + "'";
    }

    private static CommandFailure failure(String message) {
        return CommandFailure.of(ErrorCode.INVALID_ARG, message);
    }
}
