package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDevicePipeBackingInfo;
import dev.vireo.vim.VirtualDeviceRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceURIBackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualFloppyRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortThinPrintBackingInfo;
import dev.vireo.vim.VirtualSerialPortURIBackingInfo;
import dev.vireo.vim.VirtualSoundCard;
import dev.vireo.vim.VirtualSoundCardDeviceBackingInfo;
import java.util.List;
import java.util.Objects;

/// What is behind drives and ports.
final class BackingRules {
    private static final List<String> DIRECTIONS = List.of("server", "client");

    private final DatastoreNames names;
    private final Site site;

    BackingRules(VirtualMachineConfigInfo config, Site site) {
        this.site = site;
        this.names =
                new DatastoreNames(
                        site, Objects.requireNonNullElse(config.files().vmPathName(), ""));
    }

    /// Tells whether devices of a kind can be connected and disconnected.
    static boolean isConnectable(VirtualDevice device) {
        return switch (device) {
            case VirtualCdrom _,
                    VirtualFloppy _,
                    VirtualEthernetCard _,
                    VirtualSerialPort _,
                    VirtualParallelPort _,
                    VirtualSoundCard _,
                    VirtualSCSIPassthrough _ ->
                    true;
            default -> false;
        };
    }

    VirtualDevice complete(int index, VirtualDevice device) {
        VirtualDeviceBackingInfo backing = device.backing();
        return backing == null
                ? usual(index, device)
                : completed(device).toBuilder().backing(complete(index, device, backing)).build();
    }

    private static VirtualDevice completed(VirtualDevice device) {
        return device instanceof VirtualSerialPort port && port.value("yieldOnPoll").isEmpty()
                ? port.toBuilder().yieldOnPoll(true).build()
                : device;
    }

    private static VirtualDevice usual(int index, VirtualDevice device) {
        return switch (device) {
            case VirtualCdrom _ ->
                    device.toBuilder()
                            .backing(
                                    VirtualCdromRemotePassthroughBackingInfo.builder()
                                            .deviceName("")
                                            .useAutoDetect(false)
                                            .exclusive(false)
                                            .build())
                            .build();
            case VirtualFloppy _ ->
                    device.toBuilder()
                            .backing(
                                    VirtualFloppyRemoteDeviceBackingInfo.builder()
                                            .deviceName("")
                                            .useAutoDetect(false)
                                            .build())
                            .build();
            case VirtualSoundCard _ ->
                    device.toBuilder()
                            .backing(
                                    VirtualSoundCardDeviceBackingInfo.builder()
                                            .deviceName("")
                                            .useAutoDetect(true)
                                            .build())
                            .build();
            case VirtualSerialPort _, VirtualParallelPort _ -> throw Faults.backing(index, "");
            default -> device;
        };
    }

    private VirtualDeviceBackingInfo complete(
            int index, VirtualDevice device, VirtualDeviceBackingInfo backing) {
        if (device instanceof VirtualSerialPort && !isSerial(backing)) {
            throw Faults.backing(index, "");
        }
        return switch (backing) {
            case VirtualDeviceFileBackingInfo file -> file(index, device, file);
            case VirtualDeviceDeviceBackingInfo local ->
                    local.toBuilder()
                            .deviceName(name(local))
                            .useAutoDetect(Objects.requireNonNullElse(local.useAutoDetect(), false))
                            .build();
            case VirtualDeviceRemoteDeviceBackingInfo remote ->
                    remote.toBuilder()
                            .deviceName(name(remote))
                            .useAutoDetect(
                                    Objects.requireNonNullElse(remote.useAutoDetect(), false))
                            .build();
            case VirtualSerialPortURIBackingInfo uri -> {
                if (!DIRECTIONS.contains(uri.direction())) {
                    throw Faults.backing(index, ".direction");
                }
                yield uri;
            }
            default -> backing;
        };
    }

    private static String name(VirtualDeviceBackingInfo backing) {
        return backing.value("deviceName").map(Object::toString).orElse("");
    }

    private static boolean isSerial(VirtualDeviceBackingInfo backing) {
        String type = backing.vimType().name();
        return (backing instanceof VirtualDeviceFileBackingInfo && type.contains("SerialPort"))
                || (backing instanceof VirtualDeviceDeviceBackingInfo
                        && type.contains("SerialPort"))
                || backing instanceof VirtualDevicePipeBackingInfo
                || backing instanceof VirtualDeviceURIBackingInfo
                || backing instanceof VirtualSerialPortThinPrintBackingInfo;
    }

    private VirtualDeviceBackingInfo file(
            int index, VirtualDevice device, VirtualDeviceFileBackingInfo file) {
        String path = file.fileName();
        boolean empty = DatastoreNames.fileOf(path).isEmpty();
        if (empty && !(device instanceof VirtualCdrom || device instanceof VirtualFloppy)) {
            throw Faults.backing(index, ".fileName");
        }
        String datastore = DatastoreNames.datastoreOf(path).orElse("");
        boolean onHost = path.startsWith("/");
        if (!empty && !onHost && site.datastore(datastore).isEmpty()) {
            throw Faults.datastorePath(path);
        }
        return file.toBuilder()
                .fileName(empty ? "" : path)
                .datastore(empty ? null : names.datastore(path))
                .build();
    }
}
