package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What disks and snapshots mean for a move.
final class StorageRules {
    private static final int DEEP_CHAIN = 4;
    private static final int OLD_DAYS = 30;
    private static final int MANY_DISKS = 8;
    private static final long TIB = 1L << 40;
    private static final long BIG = 2 * TIB;

    private final Machine machine;
    private final Instant now;
    private final List<Finding> findings;

    StorageRules(Machine machine, Instant now, List<Finding> findings) {
        this.machine = machine;
        this.now = now;
        this.findings = findings;
    }

    private void find(Effort effort, String subject, String reason, String advice) {
        findings.add(new Finding(effort, subject, reason, advice));
    }

    void look() {
        snapshots();
        machine.disks().forEach(this::disk);
        sizes();
        datastores();
    }

    private void snapshots() {
        List<MachineSnapshot> all = machine.snapshots();
        if (all.isEmpty()) {
            if (machine.item().flag("runtime.consolidationNeeded").orElse(false)) {
                find(
                        Effort.MODERATE,
                        "snapshots",
                        "disks need to be consolidated",
                        "run snapshot-consolidate first");
            }
            return;
        }
        int depth = all.stream().mapToInt(MachineSnapshot::depth).max().orElse(0);
        long days = all.stream().mapToLong(this::age).max().orElse(0);
        find(
                depth >= DEEP_CHAIN ? Effort.HARD : Effort.MODERATE,
                "snapshots",
                all.size()
                        + (all.size() == 1 ? " snapshot" : " snapshots, " + depth + " deep")
                        + (days > OLD_DAYS ? ", the oldest of " + days + " days" : ""),
                "delete those that nobody needs; a pull has the present state only");
    }

    private long age(MachineSnapshot snapshot) {
        return snapshot.node()
                .time("createTime")
                .map(made -> Duration.between(made, now).toDays())
                .orElse(0L);
    }

    private void disk(InventoryItem disk) {
        String label = disk.text("deviceInfo.label").orElse("disk");
        String mode = disk.text("backing.diskMode").orElse("");
        if (DeviceTabs.isRaw(disk)) {
            boolean physical =
                    disk.text("backing.compatibilityMode")
                            .map("physicalMode"::equals)
                            .orElse(false);
            find(
                    physical ? Effort.BLOCKED : Effort.HARD,
                    "disks",
                    label
                            + " is a raw device mapping ("
                            + (physical ? "physical" : "virtual")
                            + ")",
                    physical
                            ? "it is in no file: give the LUN to the new host, or copy it in the"
                                    + " guest"
                            : "convert it to a virtual disk, or give the LUN to the new host");
        }
        if (disk.text("backing.sharing").map("sharingMultiWriter"::equals).orElse(false)) {
            find(
                    Effort.HARD,
                    "disks",
                    label + " may be written by several machines",
                    "move all of them together, with raw images and <shareable/>");
        }
        if (mode.startsWith("independent")) {
            find(
                    Effort.MODERATE,
                    "disks",
                    label + " is " + mode.replace('_', ' '),
                    "snapshots leave it out: switch the machine off to copy it");
        }
        if (disk.item("backing.keyId").isPresent()) {
            find(
                    Effort.BLOCKED,
                    "disks",
                    label + " is encrypted",
                    "decrypt it with a storage policy without encryption first");
        }
        shared(disk, label);
    }

    private void shared(InventoryItem disk, String label) {
        Optional<String> bus =
                machine.device(disk.number("controllerKey"))
                        .flatMap(controller -> controller.text("sharedBus"))
                        .filter(text -> !text.equals("noSharing"));
        bus.ifPresent(text ->
                find(
                        Effort.HARD,
                        "disks",
                        label + " is at a controller that is shared (" + text + ")",
                        "it belongs to a cluster of guests: plan the whole cluster"));
    }

    private void sizes() {
        long size = machine.disks().stream().mapToLong(Machine::capacity).sum();
        if (size >= BIG) {
            find(
                    Effort.MODERATE,
                    "size",
                    "disks of " + size / TIB + " TiB",
                    "about "
                            + hours(size)
                            + " h at 100 MiB/s: copy with pull --live first, and once more when it"
                            + " is off");
        }
        if (machine.disks().size() > MANY_DISKS) {
            find(
                    Effort.MODERATE,
                    "disks",
                    machine.disks().size() + " disks",
                    "use virtio-scsi: virtio-blk takes a PCI address for each");
        }
    }

    private static long hours(long bytes) {
        return Math.ceilDiv(Figures.mib(bytes), 100L * 3600);
    }

    private void datastores() {
        Set<String> types = new TreeSet<>();
        for (InventoryItem disk : machine.disks()) {
            disk.text("backing.datastore")
                    .flatMap(machine.estate()::datastore)
                    .flatMap(store -> store.text("summary.type"))
                    .ifPresent(types::add);
        }
        for (String type : types) {
            if (type.equals("vsan") || type.equals("VVOL")) {
                find(
                        Effort.MODERATE,
                        "datastore",
                        "disks are on " + (type.equals("vsan") ? "vSAN" : "virtual volumes"),
                        "they are objects there: they come with pull or an export, not as files");
            }
        }
    }
}
