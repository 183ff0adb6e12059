package dev.vireo.shell.domain;

import dev.vireo.api.Connection;
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
import dev.vireo.shell.text.CNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `start`. Its options are virsh's; the VMware drivers take none of them but `--force-boot`, which
/// means nothing to them.
public final class StartCommand implements Command {
    private static final int PAUSED = 1;
    private static final int AUTODESTROY = 2;
    private static final int BYPASS_CACHE = 4;
    private static final int RESET_NVRAM = 32;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "start",
                CommandSpec.Group.DOMAIN,
                "start a (previously defined) inactive domain",
                """
                Start a domain, either from the last managedsave
                    state, or via a fresh boot if no managedsave state
                    is present.\
                """,
                OptionSpec.domain("name of the inactive domain")
                        .completing(Completes.INACTIVE_DOMAIN),
                OptionSpec.flag("console", "attach to console after creation"),
                OptionSpec.flag("paused", "leave the guest paused after creation"),
                OptionSpec.flag(
                        "autodestroy", "automatically destroy the guest when virsh disconnects"),
                OptionSpec.flag("bypass-cache", "avoid file system cache when loading"),
                OptionSpec.flag("force-boot", "force fresh boot by discarding any managed save"),
                OptionSpec.text("pass-fds", "pass file descriptors N,M,... to the guest"),
                OptionSpec.flag("reset-nvram", "re-initialize NVRAM from its pristine template"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.NAME_OR_UUID.find(session, arguments);
        if (domain.id().isPresent()) {
            throw CommandFailure.of(ErrorCode.OPERATION_INVALID, "Domain is already active");
        }
        boolean files = hasFiles(arguments.raw("pass-fds"));
        try {
            refuse(session.connection(), flags(arguments), files);
            domain.create();
        } catch (VirtException e) {
            throw DomainChange.failed("start", domain.name(), e);
        }
        Reply done = DomainChange.done("start", domain, "Domain '" + domain.name() + "' started");
        return arguments.has("console") ? new WithoutConsole(done) : done;
    }

    private static int flags(Arguments arguments) {
        return (arguments.has("paused") ? PAUSED : 0)
                | (arguments.has("autodestroy") ? AUTODESTROY : 0)
                | (arguments.has("bypass-cache") ? BYPASS_CACHE : 0)
                | (arguments.has("reset-nvram") ? RESET_NVRAM : 0);
    }

    /// Returns whether file descriptors are given.
    private static boolean hasFiles(@Nullable String descriptors) {
        if (descriptors == null || descriptors.isEmpty()) {
            return false;
        }
        for (String descriptor : descriptors.split(",", -1)) {
            if (CNumber.parse(descriptor) == null) {
                throw CommandFailure.of(
                        ErrorCode.INVALID_ARG, "Unable to parse FD number '" + descriptor + "'");
            }
        }
        return true;
    }

    private static void refuse(Connection connection, int flags, boolean files) {
        if (files) {
            throw connection.isReadOnly()
                    ? new VirtException(
                            ErrorCode.OPERATION_DENIED,
                            "read only access prevents virDomainCreateWithFiles")
                    : new VirtException(ErrorCode.NO_SUPPORT, "virDomainCreateWithFiles");
        }
        DomainChange.refuseFlags(
                connection, flags, "virDomainCreateWithFlags", "esxDomainCreateWithFlags");
    }

    /// The domain was started, but there is no console to attach to.
    private record WithoutConsole(Reply done) implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            done.appendText(text, quiet);
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return done.json();
        }

        @Override
        public List<CommandFailure> failures() {
            return List.of(
                    CommandFailure.of(
                            ErrorCode.NO_SUPPORT,
                            "Cannot run interactive console without a controlling TTY"));
        }
    }
}
