package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import dev.vireo.api.VcpuPlacement;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.NumberList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `vcpuinfo`. VMware does not tell on which processor a virtual one is at the moment, nor how long
/// it has run; the line of the time is left out then, as virsh does it.
public final class VcpuinfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;
    private static final String UNKNOWN = "N/A";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vcpuinfo",
                CommandSpec.Group.DOMAIN,
                "detailed domain vcpu information",
                "Returns basic information about the domain virtual CPUs.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("pretty", "return human readable output"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        VcpuPlacement placement = domain.fetchVcpuPlacement(Set.of());
        List<Integer> allowed = Affinity.of(placement);
        String affinity =
                arguments.has("pretty")
                        ? NumberList.text(allowed) + " (out of " + placement.hostCpus() + ")"
                        : NumberList.map(allowed, placement.hostCpus());
        String state = domain.id().isEmpty() ? null : placement.running() ? "running" : "offline";
        StringBuilder text = new StringBuilder();
        List<Object> vcpus = new ArrayList<>();
        for (int vcpu = 0; vcpu < placement.vcpus(); vcpu++) {
            text.append(vcpu == 0 ? "" : "\n").append(lines(vcpu, state, affinity));
            vcpus.add(members(vcpu, state, allowed));
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("hostCpus", placement.hostCpus());
        members.put("vcpus", vcpus);
        return new TextReply(text.toString(), members);
    }

    private static String lines(int vcpu, @Nullable String state, String affinity) {
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("VCPU:", Integer.toString(vcpu));
        lines.add("CPU:", UNKNOWN);
        lines.add("State:", state == null ? UNKNOWN : state);
        if (state == null) {
            lines.add("CPU time", UNKNOWN);
        }
        lines.add("CPU Affinity:", affinity);
        return lines.toString();
    }

    private static Map<String, @Nullable Object> members(
            int vcpu, @Nullable String state, List<Integer> allowed) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("vcpu", vcpu);
        members.put("state", state);
        members.put("affinity", allowed);
        return members;
    }
}
