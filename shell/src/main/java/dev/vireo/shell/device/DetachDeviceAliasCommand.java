package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import java.util.Set;
import java.util.stream.Stream;

/// `detach-device-alias`. What a VMX file calls a device is its alias: `ethernet0`, `scsi0:1`.
public final class DetachDeviceAliasCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "detach-device-alias",
                CommandSpec.Group.DOMAIN,
                "detach device from an alias",
                "Detach device identified by the given alias from a domain",
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                "alias",
                                                OptionSpec.Kind.TEXT,
                                                true,
                                                "device alias")),
                                ChangeSides.options().stream())
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String alias = arguments.required("alias");
        try {
            domain.detachDeviceAlias(alias, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to detach device with alias " + alias, e);
        }
        return DomainChange.done(
                "detach-device-alias", domain, "Device detach request sent successfully");
    }
}
