package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.GuestFileSystem;
import dev.vireo.api.GuestInformation;
import dev.vireo.api.GuestInformation.Kind;
import dev.vireo.api.InterfaceAddresses;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `guestinfo`: what the Tools tell, by libvirt's names.
public final class GuestinfoCommand implements Command {
    private static final int WIDTH = 20;

    /// libvirt's names of what the system tells, in its order.
    private static final List<String> SYSTEM =
            List.of(
                    "id",
                    "name",
                    "pretty-name",
                    "version",
                    "version-id",
                    "kernel-release",
                    "machine");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "guestinfo",
                CommandSpec.Group.DOMAIN,
                "query information about the guest (via agent)",
                "Use the guest agent to query various information from guest's point of view",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("user", "report active users"),
                OptionSpec.flag("os", "report operating system information"),
                OptionSpec.flag("timezone", "report timezone information"),
                OptionSpec.flag("hostname", "report hostname"),
                OptionSpec.flag("filesystem", "report filesystem information"),
                OptionSpec.flag("disk", "report disk information"),
                OptionSpec.flag("interface", "report interface information"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Set<Kind> kinds = kinds(arguments);
        GuestInformation told = domain.fetchGuestInformation(kinds);
        Map<String, @Nullable Object> figures = figures(told, kinds);
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) ->
                text.append(name)
                        .repeat(' ', Math.max(0, WIDTH - name.length()))
                        .append(": ")
                        .append(value)
                        .append('\n'));
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("guest", figures);
        return new TextReply(text.toString(), members);
    }

    private static Set<Kind> kinds(Arguments arguments) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (arguments.has(option(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static String option(Kind kind) {
        return switch (kind) {
            case USERS -> "user";
            case SYSTEM -> "os";
            case TIMEZONE -> "timezone";
            case HOSTNAME -> "hostname";
            case FILE_SYSTEMS -> "filesystem";
            case DISKS -> "disk";
            case INTERFACES -> "interface";
        };
    }

    private static Map<String, @Nullable Object> figures(GuestInformation told, Set<Kind> kinds) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (String name : SYSTEM) {
            String value = told.system().get(name);
            if (value != null) {
                figures.put("os." + name, value);
            }
        }
        told.hostname().ifPresent(name -> figures.put("hostname", name));
        if (kinds.isEmpty() || kinds.contains(Kind.FILE_SYSTEMS)) {
            addFileSystems(figures, told.fileSystems());
        }
        if (kinds.isEmpty() || kinds.contains(Kind.INTERFACES)) {
            addInterfaces(figures, told.interfaces());
        }
        return figures;
    }

    private static void addFileSystems(
            Map<String, @Nullable Object> figures, List<GuestFileSystem> systems) {
        figures.put("fs.count", systems.size());
        for (int i = 0; i < systems.size(); i++) {
            GuestFileSystem system = systems.get(i);
            String start = "fs." + i + ".";
            system.name().ifPresent(name -> figures.put(start + "name", name));
            figures.put(start + "mountpoint", system.mountPoint());
            system.type().ifPresent(type -> figures.put(start + "fstype", type));
            system.totalBytes().ifPresent(size -> figures.put(start + "total-bytes", size));
            system.usedBytes().ifPresent(size -> figures.put(start + "used-bytes", size));
            figures.put(start + "disk.count", system.targets().size());
            for (int j = 0; j < system.targets().size(); j++) {
                figures.put(start + "disk." + j + ".alias", system.targets().get(j));
            }
        }
    }

    private static void addInterfaces(
            Map<String, @Nullable Object> figures, List<InterfaceAddresses> interfaces) {
        figures.put("if.count", interfaces.size());
        for (int i = 0; i < interfaces.size(); i++) {
            InterfaceAddresses one = interfaces.get(i);
            String start = "if." + i + ".";
            figures.put(start + "name", one.name());
            one.mac().ifPresent(mac -> figures.put(start + "hwaddr", mac));
            figures.put(start + "addr.count", one.addresses().size());
            for (int j = 0; j < one.addresses().size(); j++) {
                InterfaceAddresses.Address address = one.addresses().get(j);
                String of = start + "addr." + j + ".";
                figures.put(of + "type", address.ipv6() ? "ipv6" : "ipv4");
                figures.put(of + "addr", address.text());
                figures.put(of + "prefix", address.prefixLength());
            }
        }
    }
}
