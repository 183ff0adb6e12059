package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.api.VcpuPlacement;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.NumberList;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `vcpupin`. VMware binds the virtual processors of a domain together. So one of several cannot be
/// bound alone, and the number may be left out, which virsh does not allow, to mean all of them.
public final class VcpupinCommand implements Command {
    private static final String ALL = "r";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vcpupin",
                CommandSpec.Group.DOMAIN,
                "control or query domain vcpu affinity",
                "Pin domain VCPUs to host physical CPUs.",
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.number("vcpu", "vcpu number"),
                                        OptionSpec.text(
                                                "cpulist",
                                                "host cpu number(s) to set, or omit option to"
                                                        + " query")),
                                ChangeSides.options().stream())
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        String list = arguments.raw("cpulist");
        if (list == null) {
            arguments.exclusive("live", "config");
        }
        Long vcpu = arguments.count("vcpu");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        VcpuPlacement placement = domain.fetchVcpuPlacement(sides);
        return list == null
                ? show(domain, placement, vcpu, sides)
                : pin(domain, placement, vcpu, cpus(list, placement.hostCpus()), sides);
    }

    private static Reply show(
            Domain domain, VcpuPlacement placement, @Nullable Long vcpu, Set<Modification> sides) {
        if (vcpu != null && vcpu >= placement.vcpus()) {
            boolean live =
                    sides.isEmpty() ? domain.id().isPresent() : sides.contains(Modification.LIVE);
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "vcpu "
                            + vcpu
                            + " is out of range of "
                            + (live ? "live" : "persistent")
                            + " cpu count "
                            + placement.vcpus());
        }
        List<Integer> allowed = Affinity.of(placement);
        Table table = new Table("VCPU", "CPU Affinity");
        List<Object> vcpus = new ArrayList<>();
        for (int one = 0; one < placement.vcpus(); one++) {
            if (vcpu == null || vcpu == one) {
                table.add(Integer.toString(one), NumberList.text(allowed));
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                members.put("vcpu", one);
                members.put("affinity", allowed);
                vcpus.add(members);
            }
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("vcpus", vcpus);
        return new TableReply(table, members);
    }

    private static SortedSet<Integer> cpus(String list, int hostCpus) {
        if (list.equals(ALL)) {
            return new TreeSet<>(IntStream.range(0, hostCpus).boxed().toList());
        }
        String message = "Invalid cpulist '" + list + "'";
        SortedSet<Integer> cpus =
                NumberList.parse(list)
                        .orElseThrow(() ->
                                CommandFailure.because(
                                        message,
                                        new VirtException(
                                                ErrorCode.INVALID_ARG,
                                                "Failed to parse bitmap '" + list + "'")));
        if (cpus.isEmpty()) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, message);
        }
        if (cpus.last() >= hostCpus) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "CPU "
                            + cpus.last()
                            + " in cpulist '"
                            + list
                            + "' exceed the maxcpu "
                            + hostCpus);
        }
        return cpus;
    }

    private static Reply pin(
            Domain domain,
            VcpuPlacement placement,
            @Nullable Long vcpu,
            SortedSet<Integer> cpus,
            Set<Modification> sides) {
        if (vcpu != null && vcpu >= placement.vcpus()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "requested vcpu '" + vcpu + "' is not present in the domain");
        }
        if (vcpu != null && placement.vcpus() > 1) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "VMware binds all "
                            + placement.vcpus()
                            + " virtual processors of a domain together, not one alone; leave out"
                            + " the number: vcpupin "
                            + domain.name()
                            + " --cpulist "
                            + NumberList.text(cpus));
        }
        domain.setVcpuPlacement(cpus, sides);
        Map<String, @Nullable Object> members = Identity.ofChange("vcpupin", domain);
        members.put("affinity", List.copyOf(cpus));
        return new TextReply("", members, true);
    }
}
