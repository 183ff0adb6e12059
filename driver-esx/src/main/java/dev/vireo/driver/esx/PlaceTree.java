package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The part of the inventory that a connection is about, as far as the account sees it, with what
/// it is in.
final class PlaceTree {
    private static final String ROLE = "effectiveRole";

    /// What is asked for of every object.
    static final List<String> PROPERTIES = List.of(Scope.NAME, Scope.PARENT, ROLE);

    private static final Set<String> NETWORKS =
            Set.of("Network", "DistributedVirtualPortgroup", "OpaqueNetwork");

    private final ManagedObjectReference top;
    private final Map<ManagedObjectReference, Row> rows = new LinkedHashMap<>();

    /// Arranges what [Scope#places] has brought.
    ///
    /// @param top what the connection is about
    /// @param rows the objects
    PlaceTree(ManagedObjectReference top, List<Row> rows) {
        this.top = top;
        rows.forEach(row -> this.rows.put(row.object(), row));
    }

    /// Returns what the connection is about.
    ManagedObjectReference top() {
        return top;
    }

    /// Returns all objects of a kind that the account sees.
    List<ManagedObjectReference> of(PlaceKind kind) {
        return switch (kind) {
            case MACHINE -> typed(Set.of(Scope.MACHINE));
            case POOL -> typed(Set.of("ResourcePool"));
            case DATASTORE -> typed(Set.of(DatastoreMounts.TYPE));
            case NETWORK -> typed(NETWORKS);
            case HOST -> typed(Set.of(Scope.HOST));
            case MACHINE_FOLDER -> folders(Scope.MACHINE_FOLDER);
            case NETWORK_FOLDER -> folders(Scope.NETWORK_FOLDER);
        };
    }

    private List<ManagedObjectReference> typed(Set<String> types) {
        return rows.keySet().stream().filter(object -> types.contains(object.type())).toList();
    }

    private List<ManagedObjectReference> folders(String property) {
        List<ManagedObjectReference> folders = new ArrayList<>();
        for (ManagedObjectReference datacenter : typed(Set.of(Scope.DATACENTER))) {
            find(datacenter, property, ManagedObjectReference.class)
                    .filter(rows::containsKey)
                    .ifPresent(folders::add);
        }
        return folders;
    }

    /// Returns the datacenters.
    List<ManagedObjectReference> datacenters() {
        return typed(Set.of(Scope.DATACENTER));
    }

    /// Returns what all objects have in common that the account may do the same with: its roles
    /// there and, where the server does not tell them, what they are in.
    Object rights(ManagedObjectReference object) {
        List<Integer> roles = roles(object);
        return roles.isEmpty() ? parent(object) : roles;
    }

    private List<Integer> roles(ManagedObjectReference object) {
        try {
            Row row = rows.get(object);
            return row == null ? List.of() : row.list(ROLE, Integer.class);
        } catch (VirtException _) { // not for this account
            return List.of();
        }
    }

    /// Returns where permissions are set that hold for an object: those of a datacenter's own
    /// folders, of the uppermost resource pools and of the compute resource of a single host are
    /// always those of what they are in.
    ManagedObjectReference permitted(ManagedObjectReference object) {
        Optional<ManagedObjectReference> above = parent(object);
        boolean inherits =
                object.type().equals(Scope.COMPUTE_RESOURCE)
                        || above.filter(parent ->
                                        switch (object.type()) {
                                            case "Folder" -> parent.type().equals(Scope.DATACENTER);
                                            case "ResourcePool" ->
                                                    parent.type().endsWith(Scope.COMPUTE_RESOURCE);
                                            default -> false;
                                        })
                                .isPresent();
        return inherits && above.isPresent() ? permitted(above.get()) : object;
    }

    /// Finds the nearest object that all of some are below, if the account has the same role there
    /// as on them: what it is given there holds for them, too.
    Optional<ManagedObjectReference> common(List<ManagedObjectReference> objects) {
        Set<ManagedObjectReference> above = new LinkedHashSet<>(way(objects.getFirst()));
        objects.forEach(object -> above.retainAll(way(object)));
        return above.stream()
                .findFirst()
                .map(this::permitted)
                .filter(place -> objects.stream().allMatch(object -> isAlike(place, object)));
    }

    /// Returns the root folder, if the account has the same role there as on some objects.
    Optional<ManagedObjectReference> root(List<ManagedObjectReference> objects) {
        ManagedObjectReference root = way(objects.getFirst()).getLast();
        return Optional.of(root)
                .filter(_ -> objects.stream().allMatch(object -> isAlike(root, object)));
    }

    private boolean isAlike(ManagedObjectReference place, ManagedObjectReference object) {
        return roles(place).isEmpty() || roles(place).equals(roles(object));
    }

    /// Returns an object and all that it is in, the root folder last.
    private List<ManagedObjectReference> way(ManagedObjectReference object) {
        List<ManagedObjectReference> way = new ArrayList<>();
        Optional<ManagedObjectReference> here = Optional.of(object);
        while (here.isPresent() && !way.contains(here.get())) {
            way.add(here.get());
            here = parent(here.get());
        }
        return way;
    }

    private Optional<ManagedObjectReference> parent(ManagedObjectReference object) {
        return find(object, Scope.PARENT, ManagedObjectReference.class).filter(rows::containsKey);
    }

    /// Writes the path of an object in the inventory as other tools do: the names as the server has
    /// them, which write `/` as `%2f`, without that of the root folder.
    String path(ManagedObjectReference object) {
        Deque<String> names = new ArrayDeque<>();
        List<ManagedObjectReference> way = way(object);
        boolean whole = way.getLast().type().equals("Folder");
        for (ManagedObjectReference at : whole ? way.subList(0, way.size() - 1) : way) {
            names.push(OneLine.of(find(at, Scope.NAME, String.class).orElse(at.value())));
        }
        return "/" + String.join("/", names);
    }

    /// Says what kind of place it is, for people.
    static String word(ManagedObjectReference place) {
        return switch (place.type()) {
            case "Folder" -> "the folder";
            case Scope.DATACENTER -> "the datacenter";
            case Scope.CLUSTER -> "the cluster";
            case Scope.HOST -> "the host";
            case Scope.MACHINE -> "the domain";
            case DatastoreMounts.TYPE -> "the datastore";
            case "ResourcePool" -> "the resource pool";
            default -> "the network";
        };
    }

    private <T> Optional<T> find(ManagedObjectReference object, String path, Class<T> type) {
        try {
            return Optional.ofNullable(rows.get(object)).flatMap(row -> row.find(path, type));
        } catch (VirtException _) { // not for this account
            return Optional.empty();
        }
    }
}
