package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.domain.PersistentSides;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `attach-device`, `detach-device` and `update-device`.
///
/// @param action which of them
public record DeviceCommand(Action action) implements Command {
    /// What is done with the device of a file.
    public enum Action {
        /// It comes.
        ATTACH("attach", "attached", "attach device from an XML file", "Attach device from an XML"),
        /// It goes.
        DETACH("detach", "detached", "detach device from an XML file", "Detach device from an XML"),
        /// It changes.
        UPDATE("update", "updated", "update device from an XML file", "Update device from an XML");

        private final String verb;
        private final String done;
        private final String summary;
        private final String description;

        Action(String verb, String done, String summary, String description) {
            this.verb = verb;
            this.done = done;
            this.summary = summary;
            this.description = description;
        }
    }

    @Override
    public CommandSpec spec() {
        boolean update = action == Action.UPDATE;
        boolean detach = action == Action.DETACH;
        return new CommandSpec(
                action.verb + "-device",
                CommandSpec.Group.DOMAIN,
                action.summary,
                action.description + " <file>" + (detach ? "" : "."),
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                        "file",
                                                        OptionSpec.Kind.TEXT,
                                                        true,
                                                        "XML file")
                                                .completing(Completes.FILE)),
                                PersistentSides.options(),
                                update
                                        ? List.of(OptionSpec.flag("force", "force device update"))
                                        : List.<OptionSpec>of())
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PersistentSides.check(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String file = arguments.required("file");
        String xml = InputFile.read(file);
        Set<Modification> sides = PersistentSides.of(arguments, domain);
        try {
            switch (action) {
                case ATTACH -> domain.attachDevice(xml, sides);
                case DETACH -> domain.detachDevice(xml, sides);
                case UPDATE -> domain.updateDevice(xml, sides);
            }
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to " + action.verb + " device from " + file, e);
        }
        return DomainChange.done(spec().name(), domain, "Device " + action.done + " successfully");
    }
}
