package dev.vireo.shell.storage;

import dev.vireo.api.StoragePoolFilter;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.model.StoragePoolXml;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.NameOrder;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `pool-list`.
public final class PoolListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-list",
                CommandSpec.Group.POOL,
                "list pools",
                "Returns list of pools.",
                OptionSpec.flag("inactive", "list inactive pools"),
                OptionSpec.flag("all", "list inactive & active pools"),
                OptionSpec.flag("transient", "list transient pools"),
                OptionSpec.flag("persistent", "list persistent pools"),
                OptionSpec.flag("autostart", "list pools with autostart enabled"),
                OptionSpec.flag("no-autostart", "list pools with autostart disabled"),
                OptionSpec.text("type", "only list pool of specified type(s) (if supported)")
                        .choosing("dir", "fs", "netfs", "iscsi"),
                OptionSpec.flag("details", "display extended details for pools"),
                OptionSpec.flag("uuid", "list UUID of active pools only"),
                OptionSpec.flag("name", "list name of active pools only"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("details", "uuid");
        arguments.exclusive("details", "name");
        Set<String> types = types(arguments.text("type"));
        List<StoragePoolListing> rows;
        try {
            rows = session.connection().listStoragePools(filters(arguments));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list pools", e);
        }
        return new PoolList(
                rows.stream()
                        .filter(row -> types.isEmpty() || types.contains(row.type()))
                        .sorted((a, b) -> NameOrder.compare(a.pool().name(), b.pool().name()))
                        .toList(),
                arguments.has("details"),
                arguments.has("uuid"),
                arguments.has("name"));
    }

    private static Set<String> types(@Nullable String given) {
        if (given == null) {
            return Set.of();
        }
        Set<String> types = new HashSet<>();
        for (String type : given.split(",", -1)) {
            if (!StoragePoolXml.isType(type)) {
                throw CommandFailure.usage("Invalid pool type '" + type + "'");
            }
            types.add(type);
        }
        return types;
    }

    private static Set<StoragePoolFilter> filters(Arguments arguments) {
        Set<StoragePoolFilter> filters = EnumSet.noneOf(StoragePoolFilter.class);
        boolean inactive = arguments.has("inactive");
        boolean all = arguments.has("all");
        addIf(inactive || all, filters, StoragePoolFilter.INACTIVE);
        addIf(!inactive || all, filters, StoragePoolFilter.ACTIVE);
        addIf(arguments.has("transient"), filters, StoragePoolFilter.TRANSIENT);
        addIf(arguments.has("persistent"), filters, StoragePoolFilter.PERSISTENT);
        addIf(arguments.has("autostart"), filters, StoragePoolFilter.AUTOSTART);
        addIf(arguments.has("no-autostart"), filters, StoragePoolFilter.NO_AUTOSTART);
        return filters;
    }

    private static void addIf(
            boolean wanted, Set<StoragePoolFilter> filters, StoragePoolFilter filter) {
        if (wanted) {
            filters.add(filter);
        }
    }
}
