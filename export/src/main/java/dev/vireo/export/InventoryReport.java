package dev.vireo.export;

import dev.vireo.api.Connection;
import dev.vireo.api.InventoryItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The inventory as tables with the names that planners of migrations know from RVTools.
public final class InventoryReport {
    /// The names of the tables in their usual order.
    public static final List<String> NAMES =
            List.of(
                    "vInfo",
                    "vCPU",
                    "vMemory",
                    "vDisk",
                    "vPartition",
                    "vNetwork",
                    "vCD",
                    "vUSB",
                    "vSnapshot",
                    "vTools",
                    "vSource",
                    "vRP",
                    "vCluster",
                    "vHost",
                    "vHBA",
                    "vNIC",
                    "vSwitch",
                    "vPort",
                    "dvSwitch",
                    "dvPort",
                    "vSC_VMK",
                    "vDatastore",
                    "vMultiPath",
                    "vLicense",
                    "vFileInfo",
                    "vHealth",
                    "vMetaData");

    private final Estate estate;
    private final Instant now;
    private final Tallies tallies = new Tallies();
    private final Health health;
    private final DeviceTabs devices;
    private final List<Layout<Machine>.Rows> machineTables;
    private final Layout<DeviceTabs.Part>.Rows disks;
    private final Layout<DeviceTabs.Part>.Rows partitions;
    private final Layout<DeviceTabs.Part>.Rows cards;
    private final Layout<DeviceTabs.Part>.Rows drives;
    private final Layout<DeviceTabs.Part>.Rows usb;
    private final Layout<DeviceTabs.Part>.Rows files;
    private final Layout<MachineSnapshot>.Rows snapshots;

    private InventoryReport(Estate estate, Instant now) {
        this.estate = estate;
        this.now = now;
        this.health = new Health(now);
        MachineTabs machines = new MachineTabs(estate);
        FileTabs ofFiles = new FileTabs(estate, machines);
        this.devices = new DeviceTabs(machines);
        this.machineTables =
                List.of(
                        machines.info().rows(),
                        machines.cpu().rows(),
                        machines.memory().rows(),
                        machines.tools().rows());
        this.disks = devices.disk().rows();
        this.partitions = devices.partition().rows();
        this.cards = devices.network().rows();
        this.drives = devices.cd().rows();
        this.usb = devices.usb().rows();
        this.files = ofFiles.file().rows();
        this.snapshots = ofFiles.snapshot().rows();
    }

    /// Reads the inventory of a connection.
    ///
    /// @param connection the connection
    /// @param now what ages are counted from
    /// @return the tables, in their usual order; a table without rows is there, too
    public static List<Table> read(Connection connection, Instant now) {
        Estate estate = new Estate(connection.uri().host());
        Reading reading = new Reading(estate, now);
        connection.visitInventory(reading::see);
        return reading.report().tables();
    }

    /// Custom attributes are columns, so the tables begin when all that comes before the machines
    /// is known.
    private static final class Reading {
        private final Estate estate;
        private final Instant now;
        private final List<InventoryReport> begun = new ArrayList<>();

        Reading(Estate estate, Instant now) {
            this.estate = estate;
            this.now = now;
        }

        void see(InventoryItem item) {
            if (item.type().equals("VirtualMachine")) {
                report().add(new Machine(estate, item));
            } else {
                estate.add(item);
            }
        }

        InventoryReport report() {
            if (begun.isEmpty()) {
                begun.add(new InventoryReport(estate, now));
            }
            return begun.getFirst();
        }
    }

    private void add(Machine machine) {
        tallies.count(machine);
        health.look(machine);
        machineTables.forEach(table -> table.add(machine));
        add(machine, machine.disks(), disks);
        add(machine, machine.item().items("guest.disk"), partitions);
        add(machine, machine.cards(), cards);
        add(machine, machine.devices("VirtualCdrom"), drives);
        add(machine, usbParts(machine), usb);
        add(machine, machine.item().items("layoutEx.file"), files);
        machine.snapshots().forEach(snapshots::add);
    }

    private static List<InventoryItem> usbParts(Machine machine) {
        List<InventoryItem> parts = new ArrayList<>(machine.devices("VirtualUSB"));
        parts.addAll(machine.devices("VirtualUSBController"));
        parts.addAll(machine.devices("VirtualUSBXHCIController"));
        return parts;
    }

    private static void add(
            Machine machine, List<InventoryItem> items, Layout<DeviceTabs.Part>.Rows table) {
        for (int i = 0; i < items.size(); i++) {
            table.add(new DeviceTabs.Part(machine, items.get(i), i));
        }
    }

    private List<Table> tables() {
        health.look(estate);
        PlaceTabs places = new PlaceTabs(estate, tallies);
        HostTabs hosts = new HostTabs(estate, tallies);
        SwitchTabs switches = new SwitchTabs(estate);
        ServerTabs server = new ServerTabs(estate);
        List<InventoryItem> all = List.copyOf(estate.hosts());
        return List.of(
                machineTables.get(0).table(),
                machineTables.get(1).table(),
                machineTables.get(2).table(),
                disks.table(),
                partitions.table(),
                cards.table(),
                drives.table(),
                usb.table(),
                snapshots.table(),
                machineTables.get(3).table(),
                server.source().table(estate.about().stream().toList()),
                places.pool().table(estate.pools()),
                places.cluster().table(estate.clusters()),
                hosts.host().table(all),
                hosts.adapter().table(HostTabs.parts(all, "config.storageDevice.hostBusAdapter")),
                hosts.card().table(HostTabs.parts(all, "config.network.pnic")),
                switches.standard().table(HostTabs.parts(all, "config.network.vswitch")),
                switches.port().table(HostTabs.parts(all, "config.network.portgroup")),
                switches.distributed().table(List.copyOf(estate.switches())),
                switches.distributedPort().table(estate.portGroups()),
                hosts.kernelCard().table(HostTabs.parts(all, "config.network.vnic")),
                places.datastore().table(List.copyOf(estate.datastores())),
                hosts.multiPath()
                        .table(HostTabs.parts(all, "config.storageDevice.multipathInfo.lun")),
                server.licence().table(estate.licences()),
                files.table(),
                health.table(estate),
                server.metaData().table(List.of(now)));
    }
}
