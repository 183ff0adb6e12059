package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VmdkDescriptor;
import dev.vireo.simulator.machine.DiskFacts;
import dev.vireo.simulator.machine.Site;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the configuration of a machine refers to on its host.
///
/// @param host the host
/// @param from the host that the machine comes from with its files, the same one for others
record HostSite(SimHostSystem host, SimHostSystem from) implements Site {
    HostSite(SimHostSystem host) {
        this(host, host);
    }

    private List<SimDatastore> datastores() {
        if (from.equals(host)) {
            return host.datastores();
        }
        Set<SimDatastore> all = new LinkedHashSet<>(host.datastores());
        all.addAll(from.datastores());
        return List.copyOf(all);
    }

    private Inventory inventory() {
        return host.inventory();
    }

    @Override
    public Optional<ManagedObjectReference> network(String name) {
        String stored = SimEntity.stored(name);
        return host.networks().stream()
                .filter(each -> each.isPortGroup() && each.name().equals(stored))
                .findFirst()
                .map(SimObject::self);
    }

    @Override
    public Optional<String> networkName(ManagedObjectReference network) {
        return host.networks().stream()
                .filter(each -> each.self().equals(network))
                .findFirst()
                .map(SimEntity::name);
    }

    @Override
    public boolean hasPortgroup(String switchUuid, String portgroupKey) {
        return portgroup(switchUuid, portgroupKey).isPresent();
    }

    @Override
    public String nextPort(String switchUuid, String portgroupKey) {
        return portgroup(switchUuid, portgroupKey)
                .flatMap(SimDistributedVirtualPortgroup::freePort)
                .orElse("0");
    }

    private Optional<SimDistributedVirtualPortgroup> portgroup(String switchUuid, String key) {
        return host.networks().stream()
                .filter(SimDistributedVirtualPortgroup.class::isInstance)
                .map(SimDistributedVirtualPortgroup.class::cast)
                .filter(group -> group.self().value().equals(key))
                .filter(group -> group.owner().uuid().equalsIgnoreCase(switchUuid))
                .findFirst();
    }

    @Override
    public Optional<ManagedObjectReference> datastore(String name) {
        return find(name).map(SimObject::self);
    }

    private Optional<SimDatastore> find(String name) {
        return datastores().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public Optional<String> datastoreName(ManagedObjectReference datastore) {
        return datastores().stream()
                .filter(each -> each.self().equals(datastore))
                .findFirst()
                .map(SimEntity::name);
    }

    @Override
    public String mountPath(String name) {
        return find(name).map(SimDatastore::path).orElse("/vmfs/volumes/" + name);
    }

    @Override
    public Optional<String> volume(String volume) {
        return datastores().stream()
                .filter(each ->
                        each.name().equals(volume) || each.path().equals("/vmfs/volumes/" + volume))
                .findFirst()
                .map(SimEntity::name);
    }

    /// Finds a file, which need not be there.
    ///
    /// @throws SimFault if the path is malformed or there is no such datastore
    FilePlace place(String path) {
        return FilePlaces.among(datastores(), path);
    }

    @Override
    public boolean exists(String path) {
        FilePlace place = place(path);
        return FileFaults.translating(place.datastore(), () -> place.files().exists(place.path()));
    }

    @Override
    public Optional<DiskFacts> disk(String path) {
        FilePlace place = place(path);
        return FileFaults.translating(
                        place.datastore(), () -> VirtualDiskFiles.find(place.files(), place.path()))
                .map(descriptor -> facts(descriptor, place));
    }

    private static DiskFacts facts(VmdkDescriptor descriptor, FilePlace place) {
        DiskFacts plain =
                DiskFacts.flat(
                        descriptor.capacity(),
                        descriptor.isThin(),
                        descriptor.entry("ddb.uuid").orElse(""));
        return new DiskFacts(
                plain.capacityBytes(),
                descriptor.createType().equals("seSparse")
                        ? DiskFacts.Format.SE_SPARSE
                        : DiskFacts.Format.FLAT,
                plain.thin(),
                VirtualDiskFiles.isEagerZeroed(descriptor),
                plain.uuid().map(HostSite::uuid).filter(text -> !text.isEmpty()),
                Optional.of(String.format(Locale.ROOT, "%08x", descriptor.contentId())),
                descriptor
                        .parent()
                        .map(parent -> parent.startsWith("/") ? parent : beside(place, parent)),
                Optional.empty());
    }

    private static String beside(FilePlace place, String name) {
        return FileFaults.translating(
                place.datastore(),
                () ->
                        new FilePlace(
                                        place.datastore(),
                                        VirtualDiskFiles.beside(place.path(), name))
                                .toString());
    }

    /// Returns the usual form of a UUID in a descriptor.
    private static String uuid(String text) {
        String digits = text.replaceAll("[^0-9a-fA-F]", "");
        return digits.length() == 32
                ? digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                : "";
    }

    @Override
    public String nextMac() {
        return inventory().newMac();
    }

    @Override
    public String nextUuid() {
        return inventory().newUuid();
    }

    @Override
    public Instant now() {
        return inventory().now();
    }

    @Override
    public boolean isVcenter() {
        return inventory().isVcenter();
    }

    @Override
    public int processors() {
        return host.hardware().threads();
    }
}
