package dev.vireo.shell.domain;

import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainListing;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.NameOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `list`.
public final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "list",
                CommandSpec.Group.MONITOR,
                "list domains",
                "Returns list of domains.",
                OptionSpec.flag("inactive", "list inactive domains"),
                OptionSpec.flag("all", "list inactive & active domains"),
                OptionSpec.flag("transient", "list transient domains"),
                OptionSpec.flag("persistent", "list persistent domains"),
                OptionSpec.flag("with-snapshot", "list domains with existing snapshot"),
                OptionSpec.flag("without-snapshot", "list domains without a snapshot"),
                OptionSpec.flag("with-checkpoint", "list domains with existing checkpoint"),
                OptionSpec.flag("without-checkpoint", "list domains without a checkpoint"),
                OptionSpec.flag("state-running", "list domains in running state"),
                OptionSpec.flag("state-paused", "list domains in paused state"),
                OptionSpec.flag("state-shutoff", "list domains in shutoff state"),
                OptionSpec.flag("state-other", "list domains in other states"),
                OptionSpec.flag("autostart", "list domains with autostart enabled"),
                OptionSpec.flag("no-autostart", "list domains with autostart disabled"),
                OptionSpec.flag("with-managed-save", "list domains with managed save state"),
                OptionSpec.flag("without-managed-save", "list domains without managed save"),
                OptionSpec.flag("uuid", "list uuid's only"),
                OptionSpec.flag("name", "list domain names only"),
                OptionSpec.flag("id", "list domain IDs only"),
                OptionSpec.flag("table", "list table (default)"),
                OptionSpec.flag("managed-save", "mark inactive domains with managed save state"),
                OptionSpec.flag("title", "show domain title"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("table", "name");
        arguments.exclusive("table", "uuid");
        arguments.exclusive("table", "id");
        List<DomainListing> rows;
        try {
            rows = new ArrayList<>(session.connection().listDomains(filters(arguments)));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list domains", e);
        }
        rows.sort(ListCommand::compare);
        return new DomainList(
                rows,
                arguments.has("uuid"),
                arguments.has("name"),
                arguments.has("id"),
                arguments.has("title"));
    }

    private static Set<DomainFilter> filters(Arguments arguments) {
        Set<DomainFilter> filters = EnumSet.noneOf(DomainFilter.class);
        boolean inactive = arguments.has("inactive") || arguments.has("state-shutoff");
        boolean all = arguments.has("all");
        addIf(inactive || all, filters, DomainFilter.INACTIVE);
        addIf(!inactive || all, filters, DomainFilter.ACTIVE);
        addIf(arguments.has("transient"), filters, DomainFilter.TRANSIENT);
        addIf(arguments.has("persistent"), filters, DomainFilter.PERSISTENT);
        addIf(arguments.has("with-snapshot"), filters, DomainFilter.HAS_SNAPSHOT);
        addIf(arguments.has("without-snapshot"), filters, DomainFilter.NO_SNAPSHOT);
        addIf(arguments.has("with-checkpoint"), filters, DomainFilter.HAS_CHECKPOINT);
        addIf(arguments.has("without-checkpoint"), filters, DomainFilter.NO_CHECKPOINT);
        addIf(arguments.has("state-running"), filters, DomainFilter.RUNNING);
        addIf(arguments.has("state-paused"), filters, DomainFilter.PAUSED);
        addIf(arguments.has("state-shutoff"), filters, DomainFilter.SHUT_OFF);
        addIf(arguments.has("state-other"), filters, DomainFilter.OTHER);
        addIf(arguments.has("autostart"), filters, DomainFilter.AUTOSTART);
        addIf(arguments.has("no-autostart"), filters, DomainFilter.NO_AUTOSTART);
        addIf(arguments.has("with-managed-save"), filters, DomainFilter.MANAGED_SAVE);
        addIf(arguments.has("without-managed-save"), filters, DomainFilter.NO_MANAGED_SAVE);
        return filters;
    }

    private static void addIf(boolean wanted, Set<DomainFilter> filters, DomainFilter filter) {
        if (wanted) {
            filters.add(filter);
        }
    }

    /// Orders active domains by id and, after them, inactive ones by name, as virsh does.
    private static int compare(DomainListing a, DomainListing b) {
        int idA = a.domain().id().orElse(Integer.MAX_VALUE);
        int idB = b.domain().id().orElse(Integer.MAX_VALUE);
        return idA == idB
                ? NameOrder.compare(a.domain().name(), b.domain().name())
                : idA < idB ? -1 : 1;
    }
}
