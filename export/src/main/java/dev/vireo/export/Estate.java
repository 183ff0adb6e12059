package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All but the machines: what they are in and what they run on, found by identity.
final class Estate {
    private static final String PARENT = "parent";

    /// What the hidden folders of a datacenter are called.
    private static final Set<String> IMPLIED = Set.of("vm", "host", "datastore", "network");

    private final Map<String, InventoryItem> places = new LinkedHashMap<>();
    private final Map<String, InventoryItem> hosts = new LinkedHashMap<>();
    private final Map<String, InventoryItem> pools = new LinkedHashMap<>();
    private final Map<String, InventoryItem> datastores = new LinkedHashMap<>();
    private final Map<String, InventoryItem> pods = new LinkedHashMap<>();
    private final Map<String, InventoryItem> networks = new LinkedHashMap<>();
    private final Map<String, InventoryItem> switches = new LinkedHashMap<>();
    private final Map<String, InventoryItem> certificates = new LinkedHashMap<>();
    private final List<InventoryItem> licences = new ArrayList<>();
    private final List<InventoryItem> fields = new ArrayList<>();
    private final String server;
    private Optional<InventoryItem> about = Optional.empty();

    /// @param server the name by which it was connected to
    Estate(String server) {
        this.server = server;
    }

    void add(InventoryItem item) {
        switch (item.type()) {
            case "ServiceInstance" -> about = item.item("about");
            case "Folder", "Datacenter", "ComputeResource", "ClusterComputeResource" ->
                    places.put(item.id(), item);
            case "StoragePod" -> {
                pods.put(item.id(), item);
                places.putIfAbsent(item.id(), item);
            }
            case "ResourcePool", "VirtualApp" -> pools.put(item.id(), item);
            case "HostSystem" -> hosts.put(item.id(), item);
            case "Datastore" -> datastores.put(item.id(), item);
            case "HostCertificateManager" -> certificates.put(item.id(), item);
            case "LicenseManager" -> licences.addAll(item.items("licenses"));
            case "CustomFieldsManager" -> fields.addAll(item.items("field"));
            default -> addNetwork(item);
        }
    }

    private void addNetwork(InventoryItem item) {
        if (item.isA("DistributedVirtualSwitch")) {
            switches.put(item.id(), item);
        } else {
            networks.put(item.id(), item);
        }
    }

    String server() {
        return server;
    }

    Optional<InventoryItem> about() {
        return about;
    }

    Optional<String> serverUuid() {
        return about.flatMap(it -> it.text("instanceUuid"));
    }

    Collection<InventoryItem> hosts() {
        return hosts.values();
    }

    Collection<InventoryItem> datastores() {
        return datastores.values();
    }

    Collection<InventoryItem> switches() {
        return switches.values();
    }

    List<InventoryItem> licences() {
        return licences;
    }

    List<InventoryItem> portGroups() {
        return networks.values().stream()
                .filter(each -> each.isA("DistributedVirtualPortgroup"))
                .toList();
    }

    Optional<InventoryItem> portGroup(String key) {
        return portGroups().stream()
                .filter(each -> each.text("key").map(key::equals).orElse(false))
                .findFirst();
    }

    Optional<InventoryItem> switchOfUuid(String uuid) {
        return switches.values().stream()
                .filter(each -> each.text("uuid").map(uuid::equals).orElse(false))
                .findFirst();
    }

    Optional<InventoryItem> host(String id) {
        return Optional.ofNullable(hosts.get(id));
    }

    Optional<InventoryItem> datastore(String id) {
        return Optional.ofNullable(datastores.get(id));
    }

    Optional<InventoryItem> virtualSwitch(String id) {
        return Optional.ofNullable(switches.get(id));
    }

    Optional<InventoryItem> pool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    Optional<InventoryItem> pod(InventoryItem datastore) {
        return datastore.text(PARENT).map(pods::get);
    }

    Optional<InventoryItem> certificate(InventoryItem host) {
        return host.text("configManager.certificateManager")
                .map(certificates::get)
                .flatMap(it -> it.item("certificateInfo"));
    }

    /// Returns the clusters of the hosts.
    List<InventoryItem> clusters() {
        return computeResources().stream().filter(Estate::isCluster).toList();
    }

    private static boolean isCluster(InventoryItem place) {
        return place.isA("ClusterComputeResource");
    }

    private List<InventoryItem> computeResources() {
        Set<String> ids = new HashSet<>();
        hosts.values().forEach(host -> host.text(PARENT).ifPresent(ids::add));
        return places.values().stream().filter(place -> ids.contains(place.id())).toList();
    }

    /// Returns the resource pools of the hosts.
    List<InventoryItem> pools() {
        Set<String> owners = new HashSet<>();
        computeResources().forEach(owner -> owners.add(owner.id()));
        return pools.values().stream()
                .filter(pool -> pool.text("owner").map(owners::contains).orElse(false))
                .toList();
    }

    Optional<InventoryItem> clusterOf(InventoryItem host) {
        return host.text(PARENT).map(places::get).filter(Estate::isCluster);
    }

    Optional<String> clusterName(InventoryItem host) {
        return clusterOf(host).map(Figures::name);
    }

    /// Returns the name of the datacenter that an object is in.
    Optional<String> datacenter(InventoryItem object) {
        Optional<InventoryItem> here = Optional.of(object);
        while (here.isPresent() && !here.get().type().equals("Datacenter")) {
            here = above(here.get());
        }
        return here.map(Figures::name);
    }

    private Optional<InventoryItem> above(InventoryItem object) {
        return object.text(PARENT)
                .map(id -> pools.containsKey(id) ? pools.get(id) : places.get(id));
    }

    /// Returns the folder of a machine, with those that it is in.
    String folder(InventoryItem machine) {
        Deque<String> names = new ArrayDeque<>();
        Optional<InventoryItem> here = above(machine);
        while (here.isPresent() && here.get().type().equals("Folder")) {
            Optional<InventoryItem> next = above(here.get());
            String name = Figures.name(here.get());
            if (!isHidden(name, next)) {
                names.push(name);
            }
            here = next;
        }
        return String.join("/", names);
    }

    /// Returns where a resource pool is: datacenter, cluster and pools, with slashes before them.
    String poolPath(InventoryItem pool) {
        Deque<String> names = new ArrayDeque<>();
        Optional<InventoryItem> here = Optional.of(pool);
        while (here.isPresent() && here.get().text(PARENT).isPresent()) {
            Optional<InventoryItem> next = above(here.get());
            String name = Figures.name(here.get());
            if (!isHidden(name, next)) {
                names.push("/" + name);
            }
            here = next;
        }
        return String.join("", names);
    }

    private static boolean isHidden(String name, Optional<InventoryItem> above) {
        return IMPLIED.contains(name)
                && above.map(it -> it.type().equals("Datacenter")).orElse(true);
    }

    /// Returns the names of the custom attributes that objects of a type may have.
    List<InventoryItem> customFields(String type) {
        return fields.stream()
                .filter(field -> field.text("managedObjectType").map(type::equals).orElse(true))
                .toList();
    }

    /// Adds a column for each custom attribute of a type.
    <T> Layout<T> customColumns(
            Layout<T> layout, String type, java.util.function.Function<T, InventoryItem> object) {
        for (InventoryItem field : customFields(type)) {
            Optional<Long> key = field.number("key");
            layout.column(
                    field.text("name").orElse(""),
                    subject ->
                            object.apply(subject).items("customValue").stream()
                                    .filter(value -> value.number("key").equals(key))
                                    .findFirst()
                                    .flatMap(value -> value.text("value")));
        }
        return layout;
    }

    /// Adds the columns at the end of every table.
    <T> Layout<T> serverColumns(Layout<T> layout) {
        return layout.column("VI SDK Server", _ -> server).column("VI SDK UUID", _ -> serverUuid());
    }
}
