package dev.vireo.shell.storage;

import dev.vireo.api.StoragePoolInfo;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `pool-list` prints: one of two tables, or chosen columns without one.
///
/// @param rows the pools
/// @param details whether the table shows sizes, too
/// @param uuids whether UUIDs are printed instead of a table
/// @param names whether names are printed instead of a table
record PoolList(List<StoragePoolListing> rows, boolean details, boolean uuids, boolean names)
        implements Reply {
    private static final int NAME_WIDTH = 20;

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        if (uuids || names) {
            appendColumns(text);
        } else {
            (details ? detailed() : brief()).appendTo(text, quiet);
        }
    }

    private void appendColumns(StringBuilder text) {
        for (StoragePoolListing row : rows) {
            if (uuids) {
                text.append(row.pool().uuid()).append(names ? " " : "");
            }
            if (names) {
                String name = row.pool().name();
                text.append(name).repeat(' ', Math.max(0, NAME_WIDTH - DisplayWidth.of(name)));
            }
            text.append('\n');
        }
    }

    private Table brief() {
        Table table = new Table("Name", "State", "Autostart");
        for (StoragePoolListing row : rows) {
            table.add(
                    row.pool().name(),
                    row.info().isActive() ? "active" : "inactive",
                    yes(row.info().autostart()));
        }
        return table;
    }

    private Table detailed() {
        Table table =
                new Table(
                        "Name",
                        "State",
                        "Autostart",
                        "Persistent",
                        "Capacity",
                        "Allocation",
                        "Available");
        for (StoragePoolListing row : rows) {
            StoragePoolInfo info = row.info();
            boolean sized = info.state() == StoragePoolInfo.State.RUNNING;
            table.add(
                    row.pool().name(),
                    info.state().text(),
                    yes(info.autostart()),
                    yes(info.persistent()),
                    sized ? ByteText.of(info.capacity()) : "-",
                    sized ? ByteText.of(info.allocation()) : "-",
                    sized ? ByteText.of(info.available()) : "-");
        }
        return table;
    }

    static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> pools = new ArrayList<>();
        for (StoragePoolListing row : rows) {
            Map<String, @Nullable Object> members = PoolChange.identity(row.pool());
            members.put("type", row.type());
            members.putAll(members(row.info()));
            pools.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("pools", pools);
        return members;
    }

    /// Returns state and sizes.
    static Map<String, @Nullable Object> members(StoragePoolInfo info) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("state", info.state().text());
        members.put("persistent", info.persistent());
        members.put("autostart", info.autostart());
        members.put("capacity", info.capacity());
        members.put("allocation", info.allocation());
        members.put("available", info.available());
        return members;
    }
}
