package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is not as it should be, found in what was read anyway.
final class Health {
    private static final int LEAST_FREE = 10;
    private static final int OLDEST_SNAPSHOT_DAYS = 7;

    private final List<Finding> findings = new ArrayList<>();
    private final Instant now;

    /// @param now what ages are counted from
    Health(Instant now) {
        this.now = now;
    }

    private record Finding(String name, String message, String kind) {}

    private void find(String name, String message, String kind) {
        findings.add(new Finding(name, message, kind));
    }

    void look(Machine machine) {
        if (machine.item().flag("runtime.consolidationNeeded").orElse(false)) {
            find(machine.name(), "Disks need to be consolidated!", "Consolidation");
        }
        if (machine.isRunning() && machine.is("guest.toolsStatus", "toolsNotInstalled")) {
            find(machine.name(), "VMware Tools are not installed!", "VM Tools");
        }
        if (machine.isRunning() && machine.is("guest.toolsStatus", "toolsNotRunning")) {
            find(machine.name(), "VMware Tools do not run!", "VM Tools");
        }
        for (InventoryItem drive : machine.devices("VirtualCdrom")) {
            if (drive.flag("connectable.connected").orElse(false)) {
                find(machine.name(), "The CD drive is connected!", "CDROM");
            }
        }
        for (MachineSnapshot snapshot : machine.snapshots()) {
            look(machine, snapshot);
        }
    }

    private void look(Machine machine, MachineSnapshot snapshot) {
        long days =
                snapshot.node()
                        .time("createTime")
                        .map(made -> Duration.between(made, now).toDays())
                        .orElse(0L);
        String name = Figures.name(snapshot.node());
        String message =
                days > OLDEST_SNAPSHOT_DAYS
                        ? "There is a snapshot that is " + days + " days old: " + name
                        : "There is a snapshot: " + name;
        find(machine.name(), message, "Snapshot");
    }

    void look(Estate estate) {
        for (InventoryItem datastore : estate.datastores()) {
            PlaceTabs.free(datastore)
                    .filter(free -> free < LEAST_FREE)
                    .ifPresent(free ->
                            find(
                                    Figures.name(datastore),
                                    "Only " + free + " % of the datastore is free!",
                                    "Storage"));
        }
        for (InventoryItem host : estate.hosts()) {
            if (!HostTabs.keepsTime(host).orElse(true)) {
                find(Figures.name(host), "The NTP service does not run!", "NTP");
            }
            if (host.flag("runtime.inMaintenanceMode").orElse(false)) {
                find(Figures.name(host), "The host is in maintenance mode!", "Host");
            }
        }
    }

    Table table(Estate estate) {
        return estate.serverColumns(
                        new Layout<Finding>("vHealth")
                                .column("Name", Finding::name)
                                .column("Message", Finding::message)
                                .column("Message type", Finding::kind))
                .table(findings);
    }
}
