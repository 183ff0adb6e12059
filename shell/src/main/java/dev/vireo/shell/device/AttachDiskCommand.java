package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.domain.PersistentSides;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `attach-disk`.
public final class AttachDiskCommand implements Command {
    private static final List<String> SOURCES = List.of("block", "file", "network");
    private static final List<String> MODES = List.of("readonly", "shareable");
    private static final String WWN = "[0-9a-fA-F]{16}";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "attach-disk",
                CommandSpec.Group.DOMAIN,
                "attach disk device",
                "Attach new disk device.",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        required(
                                                "source",
                                                "source of disk device or name of network disk"),
                                        required("target", "target of disk device")),
                                details(),
                                PersistentSides.options())
                        .flatMap(List::stream)
                        .toList());
    }

    private static OptionSpec required(String name, String summary) {
        return new OptionSpec(name, OptionSpec.Kind.TEXT, true, summary);
    }

    private static List<OptionSpec> details() {
        return List.of(
                OptionSpec.text("targetbus", "target bus of disk device"),
                OptionSpec.text("driver", "driver of disk device"),
                OptionSpec.text("subdriver", "subdriver of disk device"),
                OptionSpec.text("iothread", "IOThread to be used by supported device"),
                OptionSpec.text("cache", "cache mode of disk device"),
                OptionSpec.text("io", "io policy of disk device"),
                OptionSpec.text("type", "target device type").choosing("disk", "cdrom", "floppy"),
                OptionSpec.text("mode", "mode of device reading and writing"),
                OptionSpec.text("sourcetype", "type of source (block|file|network)"),
                OptionSpec.text("serial", "serial of disk device"),
                OptionSpec.text("wwn", "wwn of disk device"),
                OptionSpec.text("alias", "custom alias name of disk device"),
                OptionSpec.flag("rawio", "needs rawio capability"),
                OptionSpec.text("address", "address of disk device"),
                OptionSpec.flag("multifunction", "use multifunction pci under specified address"),
                OptionSpec.flag("print-xml", "print XML document rather than attach the disk"),
                OptionSpec.text("source-protocol", "protocol used by disk device source"),
                OptionSpec.text("source-host-name", "host name for source of disk device"),
                OptionSpec.text(
                        "source-host-transport", "host transport for source of disk device"),
                OptionSpec.text("source-host-socket", "host socket for source of disk device"));
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
            throw CommandFailure.because("Failed to attach disk", e);
        }
        return DomainChange.done("attach-disk", domain, "Disk attached successfully");
    }

    private static String xml(Arguments arguments) {
        String type = type(arguments);
        String mode = arguments.text("mode");
        if (mode != null && !MODES.contains(mode)) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, "No support for " + mode + " in command 'attach-disk'");
        }
        String wwn = arguments.text("wwn");
        if (wwn != null && !wwn.matches(WWN)) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "Malformed wwn: " + wwn);
        }
        String target = arguments.required("target");
        String given = arguments.text("address");
        String address =
                given == null
                        ? null
                        : DiskAddressOption.tag(given, target, arguments.has("multifunction"));
        DeviceText xml = new DeviceText();
        xml.open(
                DeviceText.tag(
                        "disk",
                        "type",
                        type,
                        "device",
                        arguments.text("type"),
                        "rawio",
                        arguments.has("rawio") ? "yes" : null));
        driver(arguments, xml);
        source(arguments, type, xml);
        xml.empty(DeviceText.tag("target", "dev", target, "bus", arguments.text("targetbus")));
        if (mode != null) {
            xml.empty(mode);
        }
        xml.text("serial", arguments.text("serial"));
        String alias = arguments.text("alias");
        if (alias != null) {
            xml.empty(DeviceText.tag("alias", "name", alias));
        }
        xml.text("wwn", wwn);
        if (address != null) {
            xml.empty(address);
        }
        return xml.close("disk").toString();
    }

    private static String type(Arguments arguments) {
        String type = arguments.text("sourcetype");
        if (type != null && !SOURCES.contains(type)) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "Unknown source type: '" + type + "'");
        }
        boolean network = Objects.equals(type, "network");
        if (arguments.has("source-protocol") && !network) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "--source-protocol option requires --sourcetype network");
        }
        if (type != null) {
            return type;
        }
        // virsh looks whether the source is a block device of this computer; it is one of the host
        return Objects.equals(arguments.text("driver"), "phy") ? "block" : "file";
    }

    private static void driver(Arguments arguments, DeviceText xml) {
        String tag =
                DeviceText.tag(
                        "driver",
                        "name",
                        arguments.text("driver"),
                        "type",
                        arguments.text("subdriver"),
                        "iothread",
                        arguments.text("iothread"),
                        "cache",
                        arguments.text("cache"),
                        "io",
                        arguments.text("io"));
        if (!tag.equals("driver")) {
            xml.empty(tag);
        }
    }

    private static void source(Arguments arguments, String type, DeviceText xml) {
        String source = Objects.requireNonNullElse(arguments.raw("source"), "");
        if (!type.equals("network")) {
            String name = type.equals("file") ? "file" : "dev";
            xml.empty(DeviceText.tag("source", name, source));
            return;
        }
        String host = hostTag(arguments);
        String tag =
                DeviceText.tag(
                        "source", "protocol", arguments.text("source-protocol"), "name", source);
        if (host.equals("host")) {
            xml.empty(tag);
        } else {
            xml.open(tag).empty(host).close("source");
        }
    }

    private static String hostTag(Arguments arguments) {
        String name = arguments.text("source-host-name");
        int colon = name == null ? -1 : name.lastIndexOf(':');
        String port = colon < 0 ? null : tail(name, colon);
        return DeviceText.tag(
                "host",
                "transport",
                arguments.text("source-host-transport"),
                "name",
                colon < 0 ? name : head(name, colon),
                "port",
                port,
                "socket",
                arguments.text("source-host-socket"));
    }

    private static @Nullable String head(@Nullable String text, int colon) {
        return text == null ? null : text.substring(0, colon);
    }

    private static @Nullable String tail(@Nullable String text, int colon) {
        return text == null ? null : text.substring(colon + 1);
    }
}
