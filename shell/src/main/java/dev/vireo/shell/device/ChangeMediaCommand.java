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
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `change-media`.
public final class ChangeMediaCommand implements Command {
    /// What is done with the medium.
    private enum Action {
        EJECT("ejected"),
        INSERT("inserted"),
        UPDATE("updated");

        private final String done;

        Action(String done) {
            this.done = done;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "change-media",
                CommandSpec.Group.DOMAIN,
                "Change media of CD or floppy drive",
                "Change media of CD or floppy drive.",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec(
                                "path",
                                OptionSpec.Kind.TEXT,
                                true,
                                "Fully-qualified path or target of disk device")
                        .completing(Completes.DISK),
                OptionSpec.text("source", "source of the media"),
                OptionSpec.flag("eject", "Eject the media"),
                OptionSpec.flag("insert", "Insert the media"),
                OptionSpec.flag("update", "Update the media"),
                OptionSpec.flag(
                        "current",
                        "can be either or both of --live and --config, depends on implementation"
                                + " hypervisor driver"),
                OptionSpec.flag("live", "alter live configuration of running domain"),
                OptionSpec.flag(
                        "config", "alter persistent configuration, effect observed on next boot"),
                OptionSpec.flag("force", "force media changing"),
                OptionSpec.flag("print-xml", "print XML document rather than change media"),
                OptionSpec.flag("block", "source media is a block device"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String source = arguments.text("source");
        arguments.exclusive("eject", "insert");
        arguments.exclusive("eject", "update");
        arguments.exclusive("insert", "update");
        arguments.exclusive("eject", "block");
        Set<Modification> sides = ChangeSides.of(arguments);
        Action action =
                arguments.has("eject")
                        ? Action.EJECT
                        : arguments.has("insert") ? Action.INSERT : Action.UPDATE;
        boolean bare = !arguments.has("insert") && !arguments.has("update") && source == null;
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String path = arguments.required("path");
        Optional<XmlElement> disk = DocumentDevices.of(domain).disk(path, true);
        if (disk.isEmpty() && action == Action.EJECT) {
            throw notFound(path);
        }
        XmlElement drive = disk.orElseGet(() -> unseen(path));
        check(drive, action, source, bare, arguments.has("update"));
        String type = action == Action.EJECT ? "file" : arguments.has("block") ? "block" : "file";
        String xml = print(changed(drive, type, action == Action.EJECT ? null : source), drive);
        if (arguments.has("print-xml") && disk.isPresent()) {
            return DeviceText.printed(xml);
        }
        if (arguments.has("print-xml")) {
            throw notFound(path);
        }
        try {
            domain.updateDevice(xml, sides);
        } catch (VirtException e) {
            if (disk.isEmpty() && e.code() == ErrorCode.DEVICE_MISSING) {
                throw notFound(path);
            }
            throw CommandFailure.because(
                    "Failed to complete action " + action.word() + " on media", e);
        }
        return DomainChange.done("change-media", domain, "Successfully " + action.done + " media.");
    }

    private static CommandFailure notFound(String path) {
        return CommandFailure.of(
                ErrorCode.INVALID_ARG, "No disk found whose source path or target is " + path);
    }

    /// Makes a drive that the document does not show: one of a remote console, as machines have
    /// that were made at one. The driver tells whether it is there.
    private static XmlElement unseen(String path) {
        if (!path.matches("(hd|sd|fd)[a-z]{1,2}")) {
            throw notFound(path);
        }
        XmlElement target =
                new XmlElement(
                        "target", List.of(new XmlAttribute("dev", path)), List.<XmlNode>of());
        String device = path.startsWith("fd") ? "floppy" : "cdrom";
        return new XmlElement(
                "disk",
                List.of(new XmlAttribute("type", "file"), new XmlAttribute("device", device)),
                List.of(target));
    }

    private static void check(
            XmlElement drive,
            Action action,
            @Nullable String source,
            boolean bare,
            boolean update) {
        Optional<String> old = DocumentDevices.source(drive);
        String target = DocumentDevices.attribute(drive, "target", "dev").orElse("");
        if (action == Action.EJECT || (update && source == null)) {
            if (old.isEmpty()) {
                throw CommandFailure.of(
                        ErrorCode.OPERATION_INVALID,
                        "The disk device '" + target + "' doesn't have media");
            }
            return;
        }
        if (action == Action.INSERT && source != null && old.isPresent()) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_INVALID,
                    "The disk device '" + target + "' already has media");
        }
        if (source == null || bare) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, "New disk media source was not specified");
        }
    }

    /// Returns the drive with another source, which stands before the target.
    private static XmlElement changed(XmlElement drive, String type, @Nullable String source) {
        List<XmlAttribute> attributes = new ArrayList<>();
        for (XmlAttribute attribute : drive.attributes()) {
            attributes.add(
                    attribute.name().equals("type") ? new XmlAttribute("type", type) : attribute);
        }
        List<XmlNode> content = new ArrayList<>();
        for (XmlNode node : drive.content()) {
            boolean element = node instanceof XmlElement;
            String name = node instanceof XmlElement one ? one.name() : "";
            if (name.equals("target") && source != null) {
                String attribute = type.equals("block") ? "dev" : "file";
                content.add(
                        new XmlElement(
                                "source",
                                List.of(new XmlAttribute(attribute, source)),
                                List.<XmlNode>of()));
            }
            if (!element || !name.equals("source")) {
                content.add(node);
            }
        }
        return new XmlElement(drive.name(), attributes, content);
    }

    /// Prints the drive as virsh does: where a source was is a line of blanks.
    private static String print(XmlElement changed, XmlElement before) {
        String text = DeviceText.ofDocument(changed);
        return before.child("source").isPresent() ? text.replaceFirst("\n", "\n      \n") : text;
    }
}
