package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.CNumber;
import dev.vireo.shell.text.NumberList;
import dev.vireo.shell.text.ParameterLines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `numatune`. VMware takes a domain's memory from the nodes that it is bound to and from no
/// others, which is libvirt's mode `strict`.
public final class NumatuneCommand implements Command {
    /// libvirt's modes, in the order of their numbers.
    private static final List<String> MODES =
            List.of("strict", "preferred", "interleave", "restrictive");

    private static final String STRICT = MODES.getFirst();

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "numatune",
                CommandSpec.Group.DOMAIN,
                "Get or set numa parameters",
                """
                Get or set the current numa parameters for a guest domain.
                    To get the numa parameters use following command:\s

                    virsh # numatune <domain>\
                """,
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.text(
                                                "mode",
                                                "NUMA mode, one of strict, preferred and"
                                                        + " interleave \n"
                                                        + "or a number from the"
                                                        + " virDomainNumatuneMemMode enum"),
                                        OptionSpec.text("nodeset", "NUMA node selections to set")),
                                ChangeSides.options().stream())
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String nodes = arguments.text("nodeset");
        String mode = mode(arguments.text("mode"));
        if (nodes == null && mode == null) {
            return show(domain, sides);
        }
        SortedSet<Integer> wanted;
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainSetNumaParameters");
            checkMode(mode);
            wanted = nodes == null ? unchanged(domain, sides) : change(domain, nodes, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to change numa parameters", e);
        }
        return TuningReply.changed("numatune", members(domain, wanted));
    }

    private static Reply show(Domain domain, Set<Modification> sides) {
        Set<Integer> nodes;
        try {
            nodes = domain.fetchNumaNodes(sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get numa parameters", e);
        }
        ParameterLines lines = new ParameterLines();
        lines.add("numa_mode", STRICT);
        lines.add("numa_nodeset", NumberList.text(nodes));
        return new TextReply(lines.toString(), members(domain, nodes));
    }

    /// Reads a mode, which may be a number.
    ///
    /// @return its name, or the number if libvirt has no mode of that number
    private static @Nullable String mode(@Nullable String given) {
        if (given == null || MODES.contains(given)) {
            return given;
        }
        Integer number = CNumber.parse(given);
        if (number == null) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "Invalid mode: " + given);
        }
        return number >= 0 && number < MODES.size() ? MODES.get(number) : number.toString();
    }

    private static void checkMode(@Nullable String mode) {
        if (mode == null || mode.equals(STRICT)) {
            return;
        }
        throw MODES.contains(mode)
                ? new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "VMware takes memory from the nodes that a domain is bound to and from no"
                                + " others; the mode is always 'strict', not '"
                                + mode
                                + "'")
                : new VirtException(
                        ErrorCode.INVALID_ARG, "unsupported numatune mode: '" + mode + "'");
    }

    /// The one mode that there is was asked for: there is nothing to change.
    private static SortedSet<Integer> unchanged(Domain domain, Set<Modification> sides) {
        return new TreeSet<>(domain.fetchNumaNodes(sides));
    }

    private static SortedSet<Integer> change(Domain domain, String list, Set<Modification> sides) {
        SortedSet<Integer> nodes =
                NumberList.parse(list)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.INVALID_ARG,
                                        "Failed to parse bitmap '" + list + "'"));
        if (nodes.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Invalid nodeset of 'numatune': " + list);
        }
        domain.setNumaNodes(nodes, sides);
        return nodes;
    }

    private static Map<String, @Nullable Object> members(Domain domain, Set<Integer> nodes) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("mode", STRICT);
        members.put("nodes", List.copyOf(new TreeSet<>(nodes)));
        return members;
    }
}
