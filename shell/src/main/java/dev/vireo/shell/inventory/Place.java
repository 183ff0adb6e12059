package dev.vireo.shell.inventory;

import dev.vireo.api.InventoryItem;
import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.Tone;
import dev.vireo.vmx.HexEscape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of the tree: an object of the inventory.
///
/// @param kind what it is
/// @param item what the server tells of it
record Place(Kind kind, InventoryItem item) {
    /// What there is, in the order in which it is drawn below one place.
    enum Kind {
        SERVER("server"),
        DATACENTER("datacenter"),
        FOLDER("folder"),
        CLUSTER("cluster"),
        /// Around a single host; not drawn.
        COMPUTE_RESOURCE("compute resource"),
        HOST("host"),
        VAPP("vApp"),
        POOL("pool"),
        DOMAIN("domain"),
        DATASTORE("datastore"),
        SWITCH("switch"),
        NETWORK("network");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private static @Nullable Kind of(InventoryItem item) {
            return switch (item.type()) {
                case "ServiceInstance" -> SERVER;
                case "Datacenter" -> DATACENTER;
                case "Folder" -> FOLDER;
                case "ClusterComputeResource" -> CLUSTER;
                case "ComputeResource" -> COMPUTE_RESOURCE;
                case "HostSystem" -> HOST;
                case "VirtualApp" -> VAPP;
                case "ResourcePool" -> POOL;
                case "VirtualMachine" -> DOMAIN;
                case "Datastore" -> DATASTORE;
                case "Network", "DistributedVirtualPortgroup", "OpaqueNetwork" -> NETWORK;
                default -> item.isA("DistributedVirtualSwitch") ? SWITCH : null;
            };
        }
    }

    /// Makes the node of an object.
    ///
    /// @return null for what has no place in the tree
    static @Nullable Place of(InventoryItem item) {
        Kind kind = Kind.of(item);
        return kind == null ? null : new Place(kind, item);
    }

    String id() {
        return item.id();
    }

    /// Returns the name as people write it; servers escape `%`, `/` and `\`.
    String name() {
        String stored = item.text("name").orElse("");
        return HexEscape.NAME.unescape(stored).orElse(stored);
    }

    /// Returns the identity of what it is in, by a property.
    String in(String property) {
        return item.text(property).orElse("");
    }

    /// Returns what it is drawn as.
    ///
    /// @param coloured whether states have marks for colours
    String label(boolean coloured) {
        String name = name();
        return switch (kind) {
            case DOMAIN -> name + " (" + (coloured ? Tone.ofState(state()) : state()) + ")";
            case HOST -> {
                String state = state();
                boolean plain = state.equals("connected");
                yield name + (plain ? " (host)" : " (host, " + marked(state, coloured) + ")");
            }
            case DATASTORE -> name + " (" + capacity(coloured) + ")";
            default -> name + " (" + kind.word + ")";
        };
    }

    private String capacity(boolean coloured) {
        String type = item.text("summary.type").orElse("datastore");
        if (!item.flag("summary.accessible").orElse(true)) {
            return type + ", " + marked("inaccessible", coloured);
        }
        return type
                + ", "
                + ByteText.of(item.number("summary.capacity").orElse(0L))
                + ", "
                + ByteText.of(item.number("summary.freeSpace").orElse(0L))
                + " free";
    }

    private static String marked(String state, boolean coloured) {
        if (!coloured) {
            return state;
        }
        return state.equals("maintenance") ? Tone.WAITING.of(state) : Tone.BAD.of(state);
    }

    /// Returns libvirt's word for the state of a domain, and VMware's for that of a host.
    private String state() {
        if (kind == Kind.HOST) {
            String connection = item.text("runtime.connectionState").orElse("connected");
            return switch (connection) {
                case "notResponding" -> "not responding";
                case "connected" ->
                        item.flag("runtime.inMaintenanceMode").orElse(false)
                                ? "maintenance"
                                : connection;
                default -> connection;
            };
        }
        if (item.flag("summary.config.template").orElse(false)) {
            return "template";
        }
        return switch (item.text("runtime.powerState").orElse("")) {
            case "poweredOn" -> "running";
            case "poweredOff" -> "shut off";
            case "suspended" -> "paused";
            default -> "no state";
        };
    }

    /// Returns its members of the JSON object.
    ///
    /// @param children those of what is drawn below it
    Map<String, @Nullable Object> members(List<Map<String, @Nullable Object>> children) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", kind.word);
        members.put("name", name());
        members.put("id", id());
        switch (kind) {
            case DOMAIN -> {
                members.put("uuid", item.text("summary.config.uuid").orElse(null));
                members.put("state", state());
            }
            case HOST -> members.put("state", state());
            case DATASTORE -> {
                members.put("type", item.text("summary.type").orElse(null));
                members.put("capacity", item.number("summary.capacity").orElse(null));
                members.put("available", item.number("summary.freeSpace").orElse(null));
                members.put("accessible", item.flag("summary.accessible").orElse(null));
            }
            default -> {}
        }
        members.put("children", children);
        return members;
    }
}
