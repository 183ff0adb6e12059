package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.RegisterOptions;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import java.util.Optional;

/// `register`, the way back from `undefine`.
public final class RegisterCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "register",
                CommandSpec.Group.DOMAIN,
                "define a domain whose files are in a datastore",
                "Take a domain into the inventory of which the files are there, as undefine leaves"
                        + " them.",
                true,
                List.of(
                        new OptionSpec(
                                "path",
                                OptionSpec.Kind.TEXT,
                                true,
                                "its VMX file, such as '[datastore1] web/web.vmx'"),
                        OptionSpec.namedText("name", "its name, if it is to be another one"),
                        OptionSpec.namedText("folder", "folder of domains, such as Sites/Public"),
                        OptionSpec.namedText("pool", "resource pool")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String path = arguments.required("path");
        RegisterOptions options =
                new RegisterOptions(
                        Optional.ofNullable(arguments.text("name")),
                        Optional.ofNullable(arguments.text("folder")),
                        Optional.ofNullable(arguments.text("pool")));
        Domain domain;
        try {
            domain = session.connection().registerDomain(path, options);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to register domain from " + path, e);
        }
        return DomainChange.done(
                "register", domain, "Domain '" + domain.name() + "' registered from " + path);
    }
}
