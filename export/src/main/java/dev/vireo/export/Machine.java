package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A virtual machine, with what is known of it by looking at several of its properties.
///
/// @param estate what it is in
/// @param item what the server says of it
record Machine(Estate estate, InventoryItem item) {
    static final String HARDWARE_DEVICES = "config.hardware.device";

    String name() {
        return Figures.name(item);
    }

    Optional<InventoryItem> host() {
        return item.text("runtime.host").flatMap(estate::host);
    }

    Optional<InventoryItem> cluster() {
        return host().flatMap(estate::clusterOf);
    }

    boolean isTemplate() {
        return item.flag("config.template").orElse(false);
    }

    boolean isRunning() {
        return item.text("runtime.powerState").map("poweredOn"::equals).orElse(false);
    }

    boolean isPlaceholder() {
        return item.text("config.managedBy.type").map("placeholderVm"::equals).orElse(false);
    }

    /// Returns the devices of a type.
    List<InventoryItem> devices(String type) {
        return item.items(HARDWARE_DEVICES).stream().filter(each -> each.isA(type)).toList();
    }

    List<InventoryItem> disks() {
        return devices("VirtualDisk");
    }

    List<InventoryItem> cards() {
        return devices("VirtualEthernetCard");
    }

    Optional<InventoryItem> device(Optional<Long> key) {
        return item.items(HARDWARE_DEVICES).stream()
                .filter(each -> key.isPresent() && each.number("key").equals(key))
                .findFirst();
    }

    /// Returns the size of a disk in bytes, which old servers tell in KiB.
    static long capacity(InventoryItem disk) {
        return disk.number("capacityInBytes")
                .orElseGet(() -> disk.number("capacityInKB").orElse(0L) << 10);
    }

    /// Returns what a card is connected to.
    Optional<String> network(InventoryItem card) {
        Optional<String> plain = card.text("backing.deviceName");
        if (plain.isPresent()) {
            return plain;
        }
        return card.text("backing.port.portgroupKey")
                .flatMap(estate::portGroup)
                .map(Figures::name)
                .or(() -> card.text("deviceInfo.summary"));
    }

    /// Returns the name of the switch behind a card.
    Optional<String> switchOf(InventoryItem card) {
        Optional<String> distributed =
                card.text("backing.port.switchUuid")
                        .flatMap(estate::switchOfUuid)
                        .map(Figures::name);
        if (distributed.isPresent()) {
            return distributed;
        }
        Optional<String> network = card.text("backing.deviceName");
        return host().flatMap(host ->
                host.items("config.network.portgroup").stream()
                        .filter(group -> group.text("spec.name").equals(network))
                        .findFirst()
                        .flatMap(group -> group.text("spec.vswitchName")));
    }

    /// Returns what the guest says of a card.
    Optional<InventoryItem> guestCard(InventoryItem card) {
        return item.items("guest.net").stream()
                .filter(net -> net.number("deviceConfigId").equals(card.number("key")))
                .findFirst();
    }

    List<String> addresses(InventoryItem card, boolean six) {
        return guestCard(card).stream()
                .flatMap(net -> net.texts("ipAddress").stream())
                .filter(address -> address.contains(":") == six)
                .toList();
    }

    /// Returns all snapshots, each after the one that it is based on.
    List<MachineSnapshot> snapshots() {
        List<MachineSnapshot> all = new ArrayList<>();
        collect(item.items("snapshot.rootSnapshotList"), Optional.empty(), 1, all);
        return all;
    }

    private void collect(
            List<InventoryItem> nodes,
            Optional<String> parent,
            int depth,
            List<MachineSnapshot> all) {
        for (InventoryItem node : nodes) {
            all.add(new MachineSnapshot(this, node, parent, depth));
            collect(node.items("childSnapshotList"), node.text("snapshot"), depth + 1, all);
        }
    }

    /// Returns the files by their keys.
    Map<Long, InventoryItem> files() {
        Map<Long, InventoryItem> files = new HashMap<>();
        for (InventoryItem file : item.items("layoutEx.file")) {
            file.number("key").ifPresent(key -> files.put(key, file));
        }
        return files;
    }

    Optional<InventoryItem> snapshotLayout(Optional<String> snapshot) {
        return item.items("layoutEx.snapshot").stream()
                .filter(layout -> snapshot.isPresent() && layout.text("key").equals(snapshot))
                .findFirst();
    }

    /// Returns what the cluster has set for this machine, or for all.
    Optional<String> availability(String setting) {
        return cluster()
                .flatMap(cluster ->
                        cluster.items("configurationEx.dasVmConfig").stream()
                                .filter(own -> own.text("key").map(item.id()::equals).orElse(false))
                                .map(own -> own.text("dasSettings." + setting))
                                .flatMap(Optional::stream)
                                .findFirst()
                                .or(() ->
                                        cluster.text(
                                                "configurationEx.dasConfig.defaultVmSettings."
                                                        + setting)));
    }

    /// Returns the rules of the cluster that are about this machine.
    List<InventoryItem> rules() {
        return cluster().stream()
                .flatMap(cluster -> cluster.items("configurationEx.rule").stream())
                .filter(rule -> rule.texts("vm").contains(item.id()))
                .toList();
    }

    Optional<String> poolPath() {
        return item.text("resourcePool").flatMap(estate::pool).map(estate::poolPath);
    }

    long storage(String path) {
        return item.number("summary.storage." + path).orElse(0L);
    }

    Optional<String> toolsOs() {
        return item.text("guest.guestFullName").filter(text -> !text.isBlank());
    }

    /// Returns a network by its place among the cards.
    Optional<String> network(int index) {
        List<InventoryItem> cards = cards();
        return index < cards.size() ? network(cards.get(index)) : Optional.empty();
    }

    boolean is(String path, String value) {
        return Objects.equals(item.text(path).orElse(""), value);
    }
}
