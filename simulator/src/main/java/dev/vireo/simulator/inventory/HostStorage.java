package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDiskPartitionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The storage adapters and disks of a host.
final class HostStorage {
    private static final long GIB = 1L << 30;

    private final IscsiAdapter iscsi;
    private final List<HostDisk> local = new ArrayList<>();
    private final List<HostDisk> remote = new ArrayList<>();
    private final Map<String, HostDiskPartitionSpec> partitions = new LinkedHashMap<>();

    HostStorage(HostAddress address, Identities identities) {
        String node = address.hostName().replaceAll("[^A-Za-z0-9.-]", "-");
        String suffix = identities.uuid("initiator", address.number()).substring(0, 8);
        this.iscsi =
                new IscsiAdapter(
                        "iqn.1998-01.com.vmware:" + node + "-" + suffix,
                        IscsiTarget.all(identities));
        local.add(HostDisk.local(0, 2048 * GIB));
        local.add(HostDisk.local(1, 512 * GIB));
        find();
    }

    IscsiAdapter iscsi() {
        return iscsi;
    }

    /// Looks for new disks.
    void rescan() {
        iscsi.scan();
        find();
    }

    private void find() {
        List<HostDisk> before = List.copyOf(remote);
        remote.clear();
        int target = 0;
        for (IscsiTarget each : iscsi.targets()) {
            int lun = 0;
            for (IscsiTarget.Unit unit : each.units()) {
                HostDisk disk =
                        HostDisk.remote(
                                unit.naa(), unit.bytes(), IscsiAdapter.DEVICE, target, lun++);
                remote.add(
                        before.stream()
                                .filter(old -> old.name().equals(disk.name()))
                                .map(old -> disk.attached(old.attached()).called(old.displayName()))
                                .findFirst()
                                .orElse(disk));
            }
            target++;
        }
    }

    List<HostDisk> disks() {
        List<HostDisk> all = new ArrayList<>(local);
        all.addAll(remote);
        return all;
    }

    List<HostDisk> on(String adapter) {
        return disks().stream().filter(disk -> disk.adapter().equals(adapter)).toList();
    }

    /// Finds a disk by its canonical name, path, key or UUID.
    Optional<HostDisk> find(String text) {
        return disks().stream()
                .filter(disk ->
                        text.equals(disk.name())
                                || text.equals(disk.path())
                                || text.equals(disk.key())
                                || text.equals(disk.uuid()))
                .findFirst();
    }

    void replace(HostDisk changed) {
        local.replaceAll(disk -> disk.name().equals(changed.name()) ? changed : disk);
        remote.replaceAll(disk -> disk.name().equals(changed.name()) ? changed : disk);
    }

    void save(StateWriter out) {
        iscsi.save(out);
        for (HostDisk disk : disks()) {
            out.flag("disk." + disk.name() + ".attached", disk.attached())
                    .text("disk." + disk.name() + ".name", disk.displayName());
        }
        out.list("partitioned", "String", partitions.keySet());
        partitions.forEach((disk, spec) -> out.value("disk." + disk + ".partitions", spec));
    }

    void restore(StateReader in) {
        iscsi.restore(in);
        find();
        for (HostDisk disk : disks()) {
            String prefix = "disk." + disk.name() + ".";
            replace(
                    disk.attached(in.flag(prefix + "attached", disk.attached()))
                            .called(in.text(prefix + "name").orElse(disk.displayName())));
        }
        partitions.clear();
        for (String disk : in.list("partitioned", String.class)) {
            in.value("disk." + disk + ".partitions", HostDiskPartitionSpec.class)
                    .ifPresent(spec -> partitions.put(disk, spec));
        }
    }

    Map<String, HostDiskPartitionSpec> partitions() {
        return partitions;
    }
}
