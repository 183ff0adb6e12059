package dev.vireo.shell.domain;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `shutdown` and `reboot`, which ask the guest.
public record GuestCommand(Request request) implements Command {
    private static final List<String> MODES =
            List.of("acpi", "agent", "initctl", "signal", "paravirt"); // flags 1, 2, 4, ...

    /// What the guest is asked for.
    public enum Request {
        /// To switch off.
        SHUTDOWN(
                "shutdown",
                "gracefully shutdown a domain",
                "Run shutdown in the target domain.",
                "shutdown",
                "'acpi', 'agent', 'initctl', 'signal', or 'paravirt'",
                "virDomainShutdownFlags",
                "esxDomainShutdownFlags"),
        /// To start anew.
        REBOOT(
                "reboot",
                "reboot a domain",
                "Run a reboot command in the target domain.",
                "rebooted",
                "'acpi', 'agent', 'initctl', 'signal' or 'paravirt'",
                "virDomainReboot",
                "esxDomainReboot");

        private final String command;
        private final String summary;
        private final String description;
        private final String done;
        private final String modes;
        private final String apiFunction;
        private final String driverFunction;

        Request(
                String command,
                String summary,
                String description,
                String done,
                String modes,
                String apiFunction,
                String driverFunction) {
            this.command = command;
            this.summary = summary;
            this.description = description;
            this.done = done;
            this.modes = modes;
            this.apiFunction = apiFunction;
            this.driverFunction = driverFunction;
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                request.command,
                CommandSpec.Group.DOMAIN,
                request.summary,
                request.description,
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                OptionSpec.text("mode", "shutdown mode: acpi|agent|initctl|signal|paravirt")
                        .choosing("acpi", "agent", "initctl", "signal", "paravirt"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        int flags = flags(arguments.text("mode"));
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        try {
            DomainChange.refuseFlags(
                    session.connection(), flags, request.apiFunction, request.driverFunction);
            switch (request) {
                case SHUTDOWN -> domain.shutdown();
                case REBOOT -> domain.reboot();
            }
        } catch (VirtException e) {
            throw DomainChange.failed(request.command, given, e);
        }
        return DomainChange.done(
                request.command, domain, "Domain '" + given + "' is being " + request.done);
    }

    private int flags(@Nullable String modes) {
        int flags = 0;
        for (String mode : modes == null ? List.<String>of() : List.of(modes.split(",", -1))) {
            int index = MODES.indexOf(mode);
            if (index < 0) {
                throw CommandFailure.of(
                        ErrorCode.INVALID_ARG,
                        "Unknown mode " + mode + " value, expecting " + request.modes);
            }
            flags |= 1 << index;
        }
        return flags;
    }
}
