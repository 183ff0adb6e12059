package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.InterfaceAddresses;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.AddressSource;
import dev.vireo.shell.domain.DomainLookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domifaddr`. Without `--source` it asks the Tools, the only ones who know with VMware.
public final class DomifaddrCommand implements Command {
    private static final int NAME_WIDTH = 10;
    private static final int MAC_WIDTH = 20;
    private static final int KIND_WIDTH = 12;
    private static final int LINE = 79;

    @Override
    public CommandSpec spec() {
        String what = "Get network interfaces' addresses for a running domain";
        return new CommandSpec(
                "domifaddr",
                CommandSpec.Group.MONITOR,
                what,
                what,
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text("interface", "network interface name"),
                OptionSpec.flag("full", "always display names and MACs of interfaces"),
                OptionSpec.text("source", "address source: 'lease', 'agent', or 'arp'")
                        .choosing("lease", "agent", "arp"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        AddressSource source = AddressSource.of(arguments, AddressSource.AGENT, true);
        String wanted = arguments.text("interface");
        List<InterfaceAddresses> found;
        try {
            found = domain.fetchInterfaceAddresses(source.source());
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to query for interfaces addresses", e);
        }
        List<InterfaceAddresses> shown =
                found.stream().filter(one -> wanted == null || one.name().equals(wanted)).toList();
        return new TextReply(text(shown, arguments.has("full")), members(domain, shown));
    }

    private static String text(List<InterfaceAddresses> all, boolean full) {
        StringBuilder text = new StringBuilder();
        text.append(' ');
        pad(text, "Name", NAME_WIDTH).append(' ');
        pad(text, "MAC address", MAC_WIDTH).append(' ');
        pad(text, "Protocol", KIND_WIDTH).append(" Address\n");
        text.repeat('-', LINE).append('\n');
        for (InterfaceAddresses one : all) {
            append(text, one, full);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, InterfaceAddresses one, boolean full) {
        String name = one.name();
        String mac = one.mac().orElse("N/A");
        for (InterfaceAddresses.Address address : one.addresses()) {
            text.append(' ');
            pad(text, name, NAME_WIDTH).append(' ');
            pad(text, mac, MAC_WIDTH).append(' ');
            pad(text, address.ipv6() ? "ipv6" : "ipv4", KIND_WIDTH).append(' ');
            text.append(address.text()).append('/').append(address.prefixLength()).append('\n');
            if (!full) {
                name = "-";
                mac = "-";
            }
        }
        if (one.addresses().isEmpty()) {
            text.append(' ');
            pad(text, name, NAME_WIDTH).append(' ');
            pad(text, mac, MAC_WIDTH).append(' ');
            pad(text, "N/A", KIND_WIDTH).append(" N/A\n");
        }
    }

    private static StringBuilder pad(StringBuilder text, String word, int width) {
        return text.append(word).repeat(' ', Math.max(0, width - word.length()));
    }

    private static Map<String, @Nullable Object> members(
            Domain domain, List<InterfaceAddresses> all) {
        List<Object> interfaces = new ArrayList<>();
        for (InterfaceAddresses one : all) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("name", one.name());
            members.put("mac", one.mac().orElse(null));
            List<Object> addresses = new ArrayList<>();
            for (InterfaceAddresses.Address address : one.addresses()) {
                Map<String, @Nullable Object> of = new LinkedHashMap<>();
                of.put("type", address.ipv6() ? "ipv6" : "ipv4");
                of.put("address", address.text());
                of.put("prefix", address.prefixLength());
                addresses.add(of);
            }
            members.put("addresses", addresses);
            interfaces.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", domain.name());
        members.put("interfaces", interfaces);
        return members;
    }
}
