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
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.domain.PersistentSides;
import java.util.List;
import java.util.stream.Stream;

/// `detach-disk`. The files of the disk stay.
public final class DetachDiskCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "detach-disk",
                CommandSpec.Group.DOMAIN,
                "detach disk device",
                "Detach disk device.",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                        "target",
                                                        OptionSpec.Kind.TEXT,
                                                        true,
                                                        "target of disk device")
                                                .completing(Completes.DISK)),
                                PersistentSides.options(),
                                List.of(
                                        OptionSpec.flag(
                                                "print-xml",
                                                "print XML document rather than detach the disk")))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PersistentSides.check(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String target = arguments.required("target");
        String xml =
                DocumentDevices.of(domain)
                        .disk(target, false)
                        .map(DeviceText::ofDocument)
                        .orElseThrow(() ->
                                CommandFailure.of(
                                        ErrorCode.INVALID_ARG,
                                        "No disk found whose source path or target is " + target));
        if (arguments.has("print-xml")) {
            return DeviceText.printed(xml);
        }
        try {
            domain.detachDevice(xml, PersistentSides.of(arguments, domain));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to detach disk", e);
        }
        return DomainChange.done("detach-disk", domain, "Disk detached successfully");
    }
}
