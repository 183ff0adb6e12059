package dev.vireo.shell.inventory;

import dev.vireo.api.InventoryItem;
import dev.vireo.shell.inventory.Place.Kind;
import dev.vireo.shell.text.NameOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The places of an inventory, and which of them is in which. What has nothing to show below it is
/// left out.
final class InventoryTree {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::kind)
                    .thenComparing(Place::name, NameOrder::compare)
                    .thenComparing(Place::id);

    private final View view;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> hostsOfResources = new HashMap<>();
    private final Map<String, List<Place>> children = new HashMap<>();
    private final Set<String> drawn = new HashSet<>();
    private String top = "";

    /// What domains are shown in.
    enum View {
        HOST,
        FOLDER,
        POOL
    }

    InventoryTree(View view) {
        this.view = view;
    }

    void add(InventoryItem item) {
        Place place = Place.of(item);
        if (place == null) {
            return;
        }
        places.put(place.id(), place);
        if (place.kind() == Kind.HOST) {
            hostsOfResources.put(place.in("parent"), place.id());
        }
        if (place.kind() == Kind.FOLDER && place.in("parent").isEmpty()) {
            top = place.id();
        }
    }

    /// Draws lines from all places of some kinds to the root.
    void draw(Set<Kind> kinds) {
        for (Place place : places.values()) {
            if (kinds.contains(place.kind()) && !isHidden(place) && isInScope(place)) {
                drawUp(place);
            }
        }
        children.values().forEach(list -> list.sort(ORDER));
    }

    /// Returns whether the connection has a host that a pool is of; of all else it has only what is
    /// its own.
    private boolean isInScope(Place place) {
        if (place.kind() != Kind.POOL && place.kind() != Kind.VAPP) {
            return true;
        }
        Place parent = places.get(place.in("parent"));
        return parent != null
                && (hostsOfResources.containsKey(parent.id())
                        || ((parent.kind() == Kind.POOL || parent.kind() == Kind.VAPP)
                                && isInScope(parent)));
    }

    private void drawUp(Place place) {
        Place here = place;
        while (drawn.add(here.id())) {
            Place above = above(here);
            if (above == null) {
                children.computeIfAbsent(top, _ -> new ArrayList<>()).add(here);
                return;
            }
            children.computeIfAbsent(above.id(), _ -> new ArrayList<>()).add(here);
            here = above;
        }
    }

    /// Returns what is drawn at the root.
    List<Place> roots() {
        return children.getOrDefault(top, List.of());
    }

    /// Returns what is drawn below a place.
    List<Place> below(Place place) {
        return children.getOrDefault(place.id(), List.of());
    }

    /// Finds the next place up that is drawn.
    ///
    /// @return null if that is the root
    private @Nullable Place above(Place place) {
        Place here = places.get(idAbove(place));
        while (here != null && isHidden(here)) {
            here = places.get(idAbove(here));
        }
        return here;
    }

    private String idAbove(Place place) {
        return switch (place.kind()) {
            case DOMAIN -> homeOf(place);
            case NETWORK -> first(place.in("config.distributedVirtualSwitch"), place.in("parent"));
            case POOL, VAPP -> {
                String parent = place.in("parent");
                yield hostsOfResources.containsKey(parent) && !isCluster(parent)
                        ? String.valueOf(hostsOfResources.get(parent))
                        : parent;
            }
            default -> place.in("parent");
        };
    }

    private String homeOf(Place domain) {
        String host = domain.in("runtime.host");
        return switch (view) {
            case HOST -> host;
            case POOL -> first(domain.in("resourcePool"), host);
            case FOLDER -> first(domain.in("parent"), first(datacenter(host), host));
        };
    }

    /// Finds the datacenter of a machine that is in no folder, but in a vApp.
    private String datacenter(String host) {
        Place here = places.get(host);
        while (here != null && here.kind() != Kind.DATACENTER) {
            here = places.get(here.in("parent"));
        }
        return here == null ? "" : here.id();
    }

    private boolean isCluster(String id) {
        Place place = places.get(id);
        return place != null && place.kind() == Kind.CLUSTER;
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /// Returns whether a place is there for VMware's sake only: the root folder, the folders that
    /// each datacenter has, what is around a single host, and the pool at the root.
    private boolean isHidden(Place place) {
        Place parent = places.get(place.in("parent"));
        return switch (place.kind()) {
            case COMPUTE_RESOURCE, SERVER -> true;
            case FOLDER -> parent == null || parent.kind() == Kind.DATACENTER;
            case POOL ->
                    parent == null
                            || parent.kind() == Kind.CLUSTER
                            || parent.kind() == Kind.COMPUTE_RESOURCE;
            default -> false;
        };
    }
}
