package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainListing;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What `list` prints: a table, or chosen columns without one.
///
/// @param rows the domains
/// @param uuids whether UUIDs are printed instead of the table
/// @param names whether names are printed instead of the table
/// @param ids whether ids are printed instead of the table
/// @param titles whether the table has a column for titles; VMware's machines have none
record DomainList(
        List<DomainListing> rows, boolean uuids, boolean names, boolean ids, boolean titles)
        implements Reply {
    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        if (uuids || names || ids) {
            appendColumns(text);
        } else {
            table().appendTo(text, quiet);
        }
    }

    @Override
    public void appendColoured(StringBuilder text, boolean quiet) {
        if (uuids || names || ids) {
            appendColumns(text);
        } else {
            table().appendColoured(text, quiet);
        }
    }

    private Table table() {
        Table table =
                titles
                        ? new Table("Id", "Name", "State", "Title")
                        : new Table("Id", "Name", "State");
        for (DomainListing row : rows) {
            String id = text(row.domain().id());
            String name = row.domain().name();
            String state = row.state().kind().text();
            if (titles) {
                table.add(id, name, state, "");
            } else {
                table.add(id, name, state);
            }
        }
        return table;
    }

    private void appendColumns(StringBuilder text) {
        for (DomainListing row : rows) {
            Domain domain = row.domain();
            if (!uuids && !names && domain.id().isEmpty()) {
                continue; // ids alone are those of active domains
            }
            int start = text.length();
            if (uuids) {
                text.append(domain.uuid());
            }
            if (ids) {
                text.append(text.length() > start ? " " : "").append(text(domain.id()));
            }
            if (names) {
                text.append(text.length() > start ? " " : "").append(domain.name());
            }
            text.append('\n');
        }
    }

    static String text(OptionalInt id) {
        return id.isPresent() ? Integer.toString(id.getAsInt()) : "-";
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> domains = new ArrayList<>();
        for (DomainListing row : rows) {
            Map<String, @Nullable Object> members = Identity.members(row.domain());
            members.put("state", row.state().kind().text());
            members.put("reason", row.state().reason());
            domains.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("domains", domains);
        return members;
    }
}
