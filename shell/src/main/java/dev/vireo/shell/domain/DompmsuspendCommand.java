package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dompmsuspend`. VMware asks a guest to sleep without saying where its memory is to go.
public final class DompmsuspendCommand implements Command {
    private static final String MEMORY = "mem";
    private static final List<String> TARGETS = List.of(MEMORY, "disk", "hybrid");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "dompmsuspend",
                CommandSpec.Group.DOMAIN,
                "suspend a domain gracefully using power management functions",
                "Suspends a running domain using guest OS's power management. (Note: This requires"
                        + " a guest agent configured and running in the guest OS).",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                new OptionSpec(
                                "target",
                                OptionSpec.Kind.TEXT,
                                true,
                                "mem(Suspend-to-RAM), disk(Suspend-to-Disk), hybrid(Hybrid-Suspend)")
                        .choosing("mem", "disk", "hybrid"),
                OptionSpec.namedNumber("duration", "duration in seconds"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Long duration = arguments.count("duration");
        String target = arguments.required("target");
        if (!TARGETS.contains(target)) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "Invalid target");
        }
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainPMSuspendForDuration");
            check(target, duration);
            domain.standby();
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Domain '" + domain.name() + "' could not be suspended", e);
        }
        return DomainChange.told(
                "dompmsuspend", domain, "Domain '" + domain.name() + "' successfully suspended");
    }

    private static void check(String target, @Nullable Long duration) {
        if (!target.equals(MEMORY)) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware asks a guest to sleep, and not to write its memory to disk as '"
                            + target
                            + "' does; use suspend, or managedsave");
        }
        if (duration != null && duration != 0) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED, "VMware wakes no guest after a time");
        }
    }
}
