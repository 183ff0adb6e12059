package dev.vireo.simulator.machine;

import dev.vireo.vim.StorageIOAllocationInfo;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromAtapiBackingInfo;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualCdromPassthroughBackingInfo;
import dev.vireo.vim.VirtualCdromRemoteAtapiBackingInfo;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDeviceRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSCSIPassthroughDeviceBackingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Disks and CD-ROM drives in a VMX file.
final class StorageEntries {
    private static final String EMPTY = "emptyBackingString";
    private static final String AUTO = "auto detect";
    private static final int NORMAL_SHARES = 1000;

    private final VmxEntries entries;
    private final DatastoreNames names;
    private final DiskBackings backings;

    StorageEntries(VmxEntries entries, DatastoreNames names, Site site) {
        this.entries = entries;
        this.names = names;
        this.backings = new DiskBackings(names, site::disk);
    }

    List<VirtualDevice> read(List<? extends VirtualDevice> controllers) {
        List<VirtualDevice> found = new ArrayList<>();
        for (VirtualDevice controller : controllers) {
            Bus.of(controller).ifPresent(bus -> read((VirtualController) controller, bus, found));
        }
        return found;
    }

    private void read(VirtualController controller, Bus bus, List<VirtualDevice> found) {
        for (int unit = 0; unit < bus.maxUnits(); unit++) {
            String prefix = bus.prefix(controller.busNumber(), unit);
            if (bus.isFree(unit) && entries.flag(prefix + ".present", false)) {
                found.add(
                        device(prefix)
                                .key(bus.deviceKey(controller.busNumber(), unit))
                                .controllerKey(controller.key())
                                .unitNumber(unit)
                                .build());
            }
        }
    }

    private VirtualDevice.Builder<?> device(String prefix) {
        String file = entries.get(prefix + ".fileName", "");
        String type = entries.get(prefix + ".deviceType", "").toLowerCase(Locale.ROOT);
        boolean image = file.toLowerCase(Locale.ROOT).endsWith(".iso");
        return switch (type) {
            case "cdrom-image", "cdrom-raw", "atapi-cdrom" -> cdrom(prefix, type, file);
            case "scsi-passthru" ->
                    VirtualSCSIPassthrough.builder()
                            .backing(
                                    VirtualSCSIPassthroughDeviceBackingInfo.builder()
                                            .deviceName(file)
                                            .useAutoDetect(false)
                                            .build())
                            .connectable(Connection.read(entries, prefix));
            default ->
                    image || file.equals(EMPTY)
                            ? cdrom(prefix, "cdrom-image", file)
                            : disk(prefix, names.toPath(file));
        };
    }

    private VirtualDevice.Builder<?> disk(String prefix, String path) {
        DiskBackings.Settings settings =
                new DiskBackings.Settings(
                        entries.get(prefix + ".mode", "persistent")
                                .toLowerCase(Locale.ROOT)
                                .replace('-', '_'),
                        entries.flag(prefix + ".writeThrough", false),
                        entries.get(prefix + ".sharing", "none").equals("multi-writer"));
        String scheduling = "sched." + prefix;
        String limit = entries.get(scheduling + ".throughputCap", "off");
        StorageIOAllocationInfo.Builder<?> share =
                StorageIOAllocationInfo.builder()
                        .limit(VmxValues.number(limit).orElse(-1L))
                        .shares(
                                ResourceEntries.Shares.scaled(
                                        ResourceEntries.Shares.parse(
                                                entries.get(scheduling + ".shares", "normal")),
                                        NORMAL_SHARES))
                        .reservation(
                                entries.number(scheduling + ".reservation")
                                        .map(Long::intValue)
                                        .orElse(0));
        long bytes = backings.capacity(path);
        return VirtualDisk.builder()
                .backing(backings.of(path, settings))
                .capacityInKB(bytes / 1024)
                .capacityInBytes(bytes)
                .shares(share.build().shares())
                .storageIOAllocation(share.build())
                .diskObjectId(entries.get(prefix + ".objectId"));
    }

    private VirtualDevice.Builder<?> cdrom(String prefix, String type, String file) {
        boolean client = entries.flag(prefix + ".clientDevice", false);
        boolean detect = entries.flag(prefix + ".autodetect", false) || file.equalsIgnoreCase(AUTO);
        String name = file.equals(EMPTY) || file.equalsIgnoreCase(AUTO) ? "" : file;
        VirtualDeviceBackingInfo backing =
                switch (type) {
                    case "cdrom-raw" ->
                            client
                                    ? VirtualCdromRemotePassthroughBackingInfo.builder()
                                            .deviceName(name)
                                            .useAutoDetect(detect)
                                            .exclusive(entries.flag(prefix + ".exclusive", false))
                                            .build()
                                    : VirtualCdromPassthroughBackingInfo.builder()
                                            .deviceName(name)
                                            .useAutoDetect(detect)
                                            .exclusive(entries.flag(prefix + ".exclusive", false))
                                            .build();
                    case "atapi-cdrom" ->
                            client
                                    ? VirtualCdromRemoteAtapiBackingInfo.builder()
                                            .deviceName(name)
                                            .useAutoDetect(detect)
                                            .build()
                                    : VirtualCdromAtapiBackingInfo.builder()
                                            .deviceName(name)
                                            .useAutoDetect(detect)
                                            .build();
                    default ->
                            VirtualCdromIsoBackingInfo.builder()
                                    .fileName(names.toPath(name))
                                    .datastore(names.datastore(names.toPath(name)))
                                    .build();
                };
        return VirtualCdrom.builder()
                .backing(backing)
                .connectable(Connection.read(entries, prefix));
    }

    // Writing

    /// Adds the entries of a device.
    ///
    /// @param prefix its place, such as `scsi0:1`
    void write(VirtualDevice device, String prefix, Bus bus) {
        entries.put(prefix + ".present", true);
        switch (device) {
            case VirtualDisk disk -> putDisk(disk, prefix, bus);
            case VirtualSCSIPassthrough passthrough -> {
                entries.put(prefix + ".deviceType", "scsi-passthru");
                String name = "";
                if (passthrough.backing() instanceof VirtualDeviceDeviceBackingInfo backing) {
                    name = backing.deviceName();
                }
                entries.put(prefix + ".fileName", name);
                Connection.write(device, prefix, entries);
            }
            default -> {
                cdrom(device.backing(), prefix);
                Connection.write(device, prefix, entries);
            }
        }
    }

    private void putDisk(VirtualDisk disk, String prefix, Bus bus) {
        switch (bus) {
            case SCSI -> entries.put(prefix + ".deviceType", "scsi-hardDisk");
            case IDE, SATA -> entries.put(prefix + ".deviceType", "ata-hardDisk");
            case NVME -> {} // nothing else is there
        }
        if (disk.backing() instanceof VirtualDeviceFileBackingInfo file) {
            entries.put(prefix + ".fileName", names.toName(file.fileName()));
        }
        DiskBackings.Settings settings = DiskBackings.settings(disk.backing());
        if (!settings.mode().equals("persistent")) {
            entries.put(prefix + ".mode", settings.mode().replace('_', '-'));
        }
        if (settings.writeThrough()) {
            entries.put(prefix + ".writeThrough", true);
        }
        if (settings.multiWriter()) {
            entries.put(prefix + ".sharing", "multi-writer");
        }
        entries.putIf(prefix + ".objectId", disk.diskObjectId());
        share(disk.storageIOAllocation(), "sched." + prefix);
    }

    private void share(@Nullable StorageIOAllocationInfo share, String prefix) {
        if (share == null) {
            return;
        }
        entries.put(prefix + ".shares", ResourceEntries.Shares.text(share.shares()));
        Long limit = share.limit();
        entries.put(
                prefix + ".throughputCap",
                limit == null || limit < 0 ? "off" : Long.toString(limit));
        if (!Objects.equals(share.reservation(), 0)) {
            entries.putIf(prefix + ".reservation", share.reservation());
        }
    }

    private void cdrom(@Nullable VirtualDeviceBackingInfo backing, String prefix) {
        switch (backing) {
            case VirtualDeviceFileBackingInfo iso -> {
                entries.put(prefix + ".deviceType", "cdrom-image");
                String path = iso.fileName();
                boolean empty = DatastoreNames.fileOf(path).isEmpty();
                entries.put(prefix + ".fileName", empty ? EMPTY : names.toName(path));
            }
            case VirtualCdromPassthroughBackingInfo raw -> {
                entries.put(prefix + ".deviceType", "cdrom-raw");
                device(prefix, raw.deviceName(), raw.useAutoDetect());
                exclusive(prefix, raw.exclusive());
            }
            case VirtualDeviceDeviceBackingInfo atapi -> {
                entries.put(prefix + ".deviceType", "atapi-cdrom");
                device(prefix, atapi.deviceName(), atapi.useAutoDetect());
            }
            case VirtualDeviceRemoteDeviceBackingInfo remote -> {
                boolean raw = remote instanceof VirtualCdromRemotePassthroughBackingInfo;
                entries.put(prefix + ".deviceType", raw ? "cdrom-raw" : "atapi-cdrom");
                entries.put(prefix + ".clientDevice", true);
                device(prefix, remote.deviceName(), remote.useAutoDetect());
                exclusive(
                        prefix,
                        remote instanceof VirtualCdromRemotePassthroughBackingInfo passthrough
                                && passthrough.exclusive());
            }
            case null, default -> {
                entries.put(prefix + ".deviceType", "cdrom-image");
                entries.put(prefix + ".fileName", EMPTY);
            }
        }
    }

    private void exclusive(String prefix, boolean exclusive) {
        if (exclusive) {
            entries.put(prefix + ".exclusive", true);
        }
    }

    private void device(String prefix, String name, @Nullable Boolean detect) {
        if (Objects.equals(detect, true)) {
            entries.put(prefix + ".autodetect", true);
        }
        String empty = Objects.equals(detect, true) ? AUTO : EMPTY;
        entries.put(prefix + ".fileName", name.isEmpty() ? empty : name);
    }
}
