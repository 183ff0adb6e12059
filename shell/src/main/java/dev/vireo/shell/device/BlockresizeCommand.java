package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.ScaledSize;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `blockresize`. VMware makes disks larger, of domains that run and of those that are shut off.
public final class BlockresizeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "blockresize",
                CommandSpec.Group.DOMAIN,
                "Resize block device of domain.",
                "Resize block device of domain.",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec(
                                "path",
                                OptionSpec.Kind.TEXT,
                                true,
                                "Fully-qualified path of block device")
                        .completing(Completes.DISK),
                OptionSpec.requiredNumber(
                        "size", "New size of the block device, as scaled integer (default KiB)"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String device = arguments.required("path");
        long bytes = ScaledSize.bytesOfKib(arguments, "size").orElseThrow();
        Domain domain = DomainLookup.ANY.find(session, arguments);
        long size;
        try {
            size = domain.resizeDisk(device, bytes);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to resize block device '" + device + "'", e);
        }
        Map<String, @Nullable Object> members = Identity.ofChange("blockresize", domain);
        members.put("disk", device);
        members.put("capacity", size);
        return new TextReply("Block device '" + device + "' is resized", members, true);
    }
}
