package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The tables with a row for each device of a machine, or for each partition of its guest.
final class DeviceTabs {
    private final MachineTabs machines;

    DeviceTabs(MachineTabs machines) {
        this.machines = machines;
    }

    /// A part of a machine.
    ///
    /// @param machine the machine
    /// @param item the part
    /// @param number its place among its kind, from 0
    record Part(Machine machine, InventoryItem item, int number) {
        Optional<InventoryItem> controller() {
            return machine.device(item.number("controllerKey"));
        }

        /// Returns the names of the first device of the node, such as `IDE 0:1`.
        String node() {
            String bus = controller().map(Part::bus).orElse("");
            long busNumber = controller().flatMap(it -> it.number("busNumber")).orElse(0L);
            return bus + " " + busNumber + ":" + item.number("unitNumber").orElse(0L);
        }

        private static String bus(InventoryItem controller) {
            if (controller.isA("VirtualIDEController")) {
                return "IDE";
            }
            return controller.isA("VirtualSATAController") ? "SATA" : "SCSI";
        }
    }

    private static Function<Part, Object> at(String path) {
        return part -> part.item().value(path);
    }

    private static Function<Part, Object> controller(String path) {
        return part -> part.controller().flatMap(it -> it.value(path));
    }

    Layout<Part> disk() {
        Layout<Part> tab = MachineTabs.head(new Layout<>("vDisk"), Part::machine);
        tab.column("Disk", at("deviceInfo.label"))
                .column("Disk Key", at("key"))
                .column("Disk UUID", at("backing.uuid"))
                .column("Disk Path", at("backing.fileName"))
                .column("Capacity MiB", it -> Figures.mib(Machine.capacity(it.item())))
                .column("Raw", it -> isRaw(it.item()))
                .column("Disk Mode", at("backing.diskMode"))
                .column("Sharing mode", at("backing.sharing"))
                .column("Thin", at("backing.thinProvisioned"))
                .column("Eagerly Scrub", at("backing.eagerlyScrub"))
                .column("Split", at("backing.split"))
                .column("Write Through", at("backing.writeThrough"))
                .column("Level", allocation("shares.level"))
                .column("Shares", allocation("shares.shares"))
                .column("Reservation", at("storageIOAllocation.reservation"))
                .column("Limit", at("storageIOAllocation.limit"))
                .column("Controller", controller("deviceInfo.label"))
                .column("Label", at("deviceInfo.label"))
                .column("SCSI Unit #", controller("scsiCtlrUnitNumber"))
                .column("Unit #", at("unitNumber"))
                .column("Shared Bus", controller("sharedBus"))
                .column("Path", at("backing.fileName"))
                .column("Raw LUN ID", at("backing.lunUuid"))
                .column("Raw Comp. Mode", at("backing.compatibilityMode"))
                .column("Internal Sort Column", DeviceTabs::sortKey);
        return machines.tail(tab, Part::machine);
    }

    static boolean isRaw(InventoryItem disk) {
        return disk.item("backing")
                .map(backing -> backing.isA("VirtualDiskRawDiskMappingVer1BackingInfo"))
                .orElse(false);
    }

    private static Function<Part, Object> allocation(String path) {
        return part ->
                part.item().value("storageIOAllocation." + path).or(() -> part.item().value(path));
    }

    private static String sortKey(Part part) {
        return part.machine().name() + String.format(Locale.ROOT, "%03d", part.number());
    }

    Layout<Part> partition() {
        Layout<Part> tab = MachineTabs.head(new Layout<>("vPartition"), Part::machine);
        tab.column("Disk Key", DeviceTabs::diskKey)
                .column("Disk", at("diskPath"))
                .column("Capacity MiB", it -> Figures.mib(it.item(), "capacity"))
                .column("Consumed MiB", it -> consumed(it.item()).map(Figures::mib))
                .column("Free MiB", it -> Figures.mib(it.item(), "freeSpace"))
                .column(
                        "Free %",
                        it ->
                                Figures.percent(
                                        it.item().number("freeSpace"),
                                        it.item().number("capacity")))
                .column("Internal Sort Column", DeviceTabs::sortKey);
        return machines.tail(tab, Part::machine);
    }

    private static Optional<Long> diskKey(Part part) {
        return part.item().items("mappings").stream()
                .findFirst()
                .flatMap(mapping -> mapping.number("key"));
    }

    private static Optional<Long> consumed(InventoryItem partition) {
        return partition
                .number("capacity")
                .flatMap(all -> partition.number("freeSpace").map(free -> all - free));
    }

    Layout<Part> network() {
        Layout<Part> tab = MachineTabs.head(new Layout<>("vNetwork"), Part::machine);
        tab.column("NIC label", at("deviceInfo.label"))
                .column("Adapter", it -> Figures.shortType(it.item(), "Virtual"))
                .column("Network", it -> it.machine().network(it.item()))
                .column("Switch", it -> it.machine().switchOf(it.item()))
                .column("Connected", at("connectable.connected"))
                .column("Starts Connected", at("connectable.startConnected"))
                .column("Mac Address", at("macAddress"))
                .column("Type", at("addressType"))
                .column("IPv4 Address", it -> it.machine().addresses(it.item(), false))
                .column("IPv6 Address", it -> it.machine().addresses(it.item(), true))
                .column("Direct Path IO", at("uptCompatibilityEnabled"))
                .column("Internal Sort Column", DeviceTabs::sortKey);
        return machines.tail(tab, Part::machine);
    }

    Layout<Part> cd() {
        Layout<Part> tab = MachineTabs.head(new Layout<>("vCD"), Part::machine);
        tab.column("Device Node", Part::node)
                .column("Connected", at("connectable.connected"))
                .column("Starts Connected", at("connectable.startConnected"))
                .column("Device Type", at("deviceInfo.summary"));
        return machines.tailWithReference(tab, Part::machine, "OS according to the VMware Tools");
    }

    /// Has USB devices, and the controllers that they may be at.
    Layout<Part> usb() {
        Layout<Part> tab = MachineTabs.head(new Layout<>("vUSB"), Part::machine);
        tab.column("Device Node", at("deviceInfo.label"))
                .column("Device Type", at("deviceInfo.summary"))
                .column("Connected", DeviceTabs::connected)
                .column("Family", at("family"))
                .column("Speed", at("speed"))
                .column("EHCI enabled", at("ehciEnabled"))
                .column("Auto connect", at("autoConnectDevices"))
                .column("Bus number", at("busNumber"))
                .column("Unit number", at("unitNumber"));
        return machines.tailWithReference(tab, Part::machine, "OS according to the VMware tools");
    }

    private static Object connected(Part part) {
        return part.item().flag("connected").or(() -> part.item().flag("connectable.connected"));
    }
}
