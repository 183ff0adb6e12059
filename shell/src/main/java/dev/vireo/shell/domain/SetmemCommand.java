package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.ScaledSize;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `setmem` and `setmaxmem`.
///
/// @param maximum whether it is about the most that the domain can have
public record SetmemCommand(boolean maximum) implements Command {
    @Override
    public CommandSpec spec() {
        String size = maximum ? "new maximum memory size" : "new memory size";
        return new CommandSpec(
                maximum ? "setmaxmem" : "setmem",
                CommandSpec.Group.DOMAIN,
                maximum ? "change maximum memory limit" : "change memory allocation",
                maximum
                        ? "Change the maximum memory allocation limit in the guest domain."
                        : "Change the current memory allocation in the guest domain.",
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.requiredNumber(
                                                "size",
                                                size + ", as scaled integer (default KiB)")),
                                ChangeSides.options().stream())
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        long kib = ScaledSize.kib(arguments, "size").orElseThrow();
        if (kib == 0) {
            throw refusal(
                    CommandFailure.of(
                            ErrorCode.INVALID_ARG,
                            "memory in virDomainSetMemoryFlags must not be zero"));
        }
        try {
            if (maximum) {
                domain.setMaxMemory(kib, sides);
            } else {
                domain.setMemory(kib, sides);
            }
        } catch (VirtException e) {
            throw maximum ? CommandFailure.because("Unable to change MaxMemorySize", e) : e;
        }
        Map<String, @Nullable Object> members = Identity.ofChange(spec().name(), domain);
        members.put("kib", kib);
        return new TextReply("", members, true);
    }

    private CommandFailure refusal(CommandFailure bare) {
        return maximum
                ? CommandFailure.usage(
                        Stream.concat(
                                        Stream.of("Unable to change MaxMemorySize"),
                                        bare.messages().stream())
                                .toList())
                : bare;
    }
}
