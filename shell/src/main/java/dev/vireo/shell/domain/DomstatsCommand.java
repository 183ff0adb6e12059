package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainStats;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `domstats`.
public final class DomstatsCommand implements Command {
    private static final Map<String, DomainStatsGroup> GROUPS =
            Map.of(
                    "state", DomainStatsGroup.STATE,
                    "cpu-total", DomainStatsGroup.CPU_TOTAL,
                    "balloon", DomainStatsGroup.BALLOON,
                    "vcpu", DomainStatsGroup.VCPU,
                    "interface", DomainStatsGroup.INTERFACE,
                    "block", DomainStatsGroup.BLOCK);

    /// Groups of libvirt that VMware has nothing for, with libvirt's bits.
    private static final Map<String, Integer> MISSING =
            Map.of(
                    "perf", 1 << 6,
                    "iothread", 1 << 7,
                    "memory", 1 << 8,
                    "dirtyrate", 1 << 9,
                    "vm", 1 << 10);

    private static final Map<String, DomainFilter> FILTERS =
            Map.of(
                    "list-active", DomainFilter.ACTIVE,
                    "list-inactive", DomainFilter.INACTIVE,
                    "list-persistent", DomainFilter.PERSISTENT,
                    "list-transient", DomainFilter.TRANSIENT,
                    "list-running", DomainFilter.RUNNING,
                    "list-paused", DomainFilter.PAUSED,
                    "list-shutoff", DomainFilter.SHUT_OFF,
                    "list-other", DomainFilter.OTHER);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domstats",
                CommandSpec.Group.MONITOR,
                "get statistics about one or multiple domains",
                "Gets statistics about one or more (or all) domains",
                OptionSpec.flag("state", "report domain state"),
                OptionSpec.flag("cpu-total", "report domain physical cpu usage"),
                OptionSpec.flag("balloon", "report domain balloon statistics"),
                OptionSpec.flag("vcpu", "report domain virtual cpu information"),
                OptionSpec.flag("interface", "report domain network interface information"),
                OptionSpec.flag("block", "report domain block device statistics"),
                OptionSpec.flag("perf", "report domain perf event statistics"),
                OptionSpec.flag("iothread", "report domain IOThread information"),
                OptionSpec.flag("memory", "report domain memory usage"),
                OptionSpec.flag("dirtyrate", "report domain dirty rate information"),
                OptionSpec.flag("vm", "report hypervisor-specific statistics"),
                OptionSpec.flag("list-active", "list only active domains"),
                OptionSpec.flag("list-inactive", "list only inactive domains"),
                OptionSpec.flag("list-persistent", "list only persistent domains"),
                OptionSpec.flag("list-transient", "list only transient domains"),
                OptionSpec.flag("list-running", "list only running domains"),
                OptionSpec.flag("list-paused", "list only paused domains"),
                OptionSpec.flag("list-shutoff", "list only shutoff domains"),
                OptionSpec.flag("list-other", "list only domains in other states"),
                OptionSpec.flag("raw", "do not pretty-print the fields"),
                OptionSpec.flag("enforce", "enforce requested stats parameters"),
                OptionSpec.flag("backing", "add backing chain information to block stats"),
                OptionSpec.flag("nowait", "report only stats that are accessible instantly"),
                OptionSpec.words("domain", "list of domains to get stats for")
                        .completing(Completes.DOMAIN));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<DomainStatsGroup> groups = groups(arguments);
        if (arguments.list().isEmpty()) {
            return reply(session.connection().fetchDomainStats(groups, filters(arguments)));
        }
        List<Domain> domains = new ArrayList<>();
        for (String given : arguments.list()) {
            domains.add(DomainLookup.ANY.find(session, given));
        }
        return reply(session.connection().fetchStatsOf(groups, domains));
    }

    /// Returns the groups that are asked for; all of them if none is.
    private static Set<DomainStatsGroup> groups(Arguments arguments) {
        Set<DomainStatsGroup> groups = EnumSet.noneOf(DomainStatsGroup.class);
        GROUPS.forEach((option, group) -> {
            if (arguments.has(option)) {
                groups.add(group);
            }
        });
        int missing =
                MISSING.entrySet().stream()
                        .filter(entry -> arguments.has(entry.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        if (missing != 0 && arguments.has("enforce")) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "Stats types bits 0x"
                            + Integer.toHexString(missing)
                            + " are not supported by this daemon");
        }
        return groups.isEmpty() && missing == 0 ? EnumSet.allOf(DomainStatsGroup.class) : groups;
    }

    private static Set<DomainFilter> filters(Arguments arguments) {
        Set<DomainFilter> filters = EnumSet.noneOf(DomainFilter.class);
        FILTERS.forEach((option, filter) -> {
            if (arguments.has(option)) {
                filters.add(filter);
            }
        });
        return filters;
    }

    private static Reply reply(List<DomainStats> all) {
        StringBuilder text = new StringBuilder();
        List<Object> members = new ArrayList<>();
        for (DomainStats one : all) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append("Domain: '").append(one.domain().name()).append("'\n");
            one.values()
                    .forEach((name, value) ->
                            text.append("  ").append(name).append('=').append(value).append('\n'));
            Map<String, @Nullable Object> domain = new LinkedHashMap<>();
            domain.put("name", one.domain().name());
            domain.put("uuid", one.domain().uuid().toString());
            domain.put("stats", one.values());
            members.add(domain);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("domains", members);
        return new TextReply(text.toString(), json);
    }
}
