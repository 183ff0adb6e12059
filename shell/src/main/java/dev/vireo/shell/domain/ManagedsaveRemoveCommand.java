package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `managedsave-remove`: for VMware, switching off what is suspended.
public final class ManagedsaveRemoveCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "managedsave-remove",
                CommandSpec.Group.DOMAIN,
                "Remove managed save of a domain",
                "Remove an existing managed save state file from a domain",
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        boolean saved;
        try {
            saved = domain.fetchHasManagedSave();
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to check for domain managed save image", e);
        }
        if (!saved) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>(); // Map.of has no order
            members.put("action", "none");
            members.put("name", domain.name());
            return new TextReply( // virsh ends no line here
                    "Domain '" + given + "' has no manage save image; removal skipped",
                    members,
                    true);
        }
        try {
            domain.removeManagedSave();
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to remove managed save image for domain '" + given + "'", e);
        }
        return DomainChange.done(
                "managedsave-remove",
                domain,
                "Removed managedsave image for domain '" + given + "'");
    }
}
