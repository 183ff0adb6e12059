package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.MemoryParameters;
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
import dev.vireo.shell.text.ParameterLines;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `memtune`. VMware has a guarantee, a limit and, which libvirt has no name for, shares.
public final class MemtuneCommand implements Command {
    private static final List<String> MISSING = List.of("soft-limit", "swap-hard-limit");

    @Override
    public CommandSpec spec() {
        String scaled = ", as scaled integer (default KiB)";
        return new CommandSpec(
                "memtune",
                CommandSpec.Group.DOMAIN,
                "Get or set memory parameters",
                """
                Get or set the current memory parameters for a guest domain.
                    To get the memory parameters use following command:\s

                    virsh # memtune <domain>\
                """,
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.number("hard-limit", "Max memory" + scaled),
                                        OptionSpec.number(
                                                "soft-limit", "Memory during contention" + scaled),
                                        OptionSpec.number(
                                                "swap-hard-limit", "Max memory plus swap" + scaled),
                                        OptionSpec.number(
                                                "min-guarantee", "Min guaranteed memory" + scaled)),
                                Stream.concat(
                                        ChangeSides.options().stream(),
                                        Stream.of(
                                                OptionSpec.namedNumber(
                                                        "shares",
                                                        "weight against other domains; -1 low, -2"
                                                                + " normal, -3 high"))))
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        MemoryParameters wanted =
                new MemoryParameters(
                        size(arguments, "min-guarantee"),
                        size(arguments, "hard-limit"),
                        shares(arguments));
        for (String name : MISSING) {
            if (size(arguments, name).isPresent()) {
                throw CommandFailure.because(
                        "Unable to change memory parameters",
                        new VirtException(
                                ErrorCode.ARGUMENT_UNSUPPORTED,
                                "parameter '" + name.replace('-', '_') + "' not supported"));
            }
        }
        if (wanted.equals(MemoryParameters.NONE)) {
            return show(domain);
        }
        try {
            domain.setMemoryParameters(wanted, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to change memory parameters", e);
        }
        return new TextReply("", members(domain, wanted), true);
    }

    private static Reply show(Domain domain) {
        MemoryParameters parameters;
        try {
            parameters = domain.fetchMemoryParameters();
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get memory parameters", e);
        }
        ParameterLines lines = new ParameterLines();
        parameters
                .hardLimitKib()
                .ifPresent(kib -> lines.add("hard_limit", kib < 0 ? "unlimited" : "" + kib));
        parameters.minGuaranteeKib().ifPresent(kib -> lines.add("min_guarantee", "" + kib));
        parameters.shares().ifPresent(shares -> lines.add("shares", "" + shares));
        return new TextReply(lines.toString(), members(domain, parameters));
    }

    private static Map<String, @Nullable Object> members(
            Domain domain, MemoryParameters parameters) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        parameters.hardLimitKib().ifPresent(kib -> members.put("hardLimitKib", kib));
        parameters.minGuaranteeKib().ifPresent(kib -> members.put("minGuaranteeKib", kib));
        parameters.shares().ifPresent(shares -> members.put("shares", shares));
        return members;
    }

    /// Reads a size; anything negative means no limit.
    private static OptionalLong size(Arguments arguments, String option) {
        String text = arguments.text(option);
        if (text == null) {
            return OptionalLong.empty();
        }
        String message = "Unable to parse integer parameter " + option;
        try {
            return OptionalLong.of(
                    text.startsWith("-")
                            ? Math.min(-1, Long.parseLong(text))
                            : ScaledSize.kib(text));
        } catch (NumberFormatException _) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, message);
        } catch (VirtException e) {
            throw CommandFailure.because(message, e);
        }
    }

    private static OptionalInt shares(Arguments arguments) {
        Integer shares = arguments.number("shares");
        return shares == null ? OptionalInt.empty() : OptionalInt.of(shares);
    }
}
