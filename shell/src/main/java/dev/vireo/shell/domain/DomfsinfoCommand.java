package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.GuestFileSystem;
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
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `domfsinfo`.
public final class DomfsinfoCommand implements Command {
    @Override
    public CommandSpec spec() {
        String what = "Get information of domain's mounted filesystems.";
        return new CommandSpec(
                "domfsinfo",
                CommandSpec.Group.DOMAIN,
                what,
                what,
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        List<GuestFileSystem> systems;
        try {
            systems = domain.fetchFileSystems();
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get filesystem information", e);
        }
        Map<String, @Nullable Object> json = members(domain, systems);
        if (systems.isEmpty()) {
            return new TextReply("No filesystems are mounted in the domain\n", json, true);
        }
        Table table = new Table("Mountpoint", "Name", "Type", "Target");
        for (GuestFileSystem system : systems) {
            table.add(
                    system.mountPoint(),
                    system.name().orElse(""),
                    system.type().orElse(""),
                    String.join(",", system.targets()));
        }
        return new TableReply(table, json);
    }

    private static Map<String, @Nullable Object> members(
            Domain domain, List<GuestFileSystem> systems) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("filesystems", each(systems));
        return members;
    }

    /// Returns file systems as members of JSON objects.
    private static List<Object> each(List<GuestFileSystem> systems) {
        List<Object> all = new ArrayList<>();
        for (GuestFileSystem system : systems) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("mountpoint", system.mountPoint());
            members.put("name", system.name().orElse(null));
            members.put("type", system.type().orElse(null));
            members.put("targets", system.targets());
            members.put("totalBytes", number(system.totalBytes()));
            members.put("usedBytes", number(system.usedBytes()));
            all.add(members);
        }
        return all;
    }

    private static @Nullable Object number(OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }
}
