package dev.vireo.simulator.machine;

import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortFileBackingInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A configuration as it was set or read.
///
/// @param info what `VirtualMachine.config` shows
public record StoredConfig(VirtualMachineConfigInfo info) implements MachineConfig {
    @Override
    public StoredConfig connected(boolean on) {
        List<VirtualDevice> devices =
                info.hardware().device().stream().map(each -> connect(each, on)).toList();
        return new StoredConfig(
                info.toBuilder()
                        .hardware(info.hardware().toBuilder().device(devices).build())
                        .build());
    }

    private static VirtualDevice connect(VirtualDevice device, boolean on) {
        VirtualDeviceConnectInfo before = device.connectable();
        if (before == null) {
            return device;
        }
        boolean connected = on && before.startConnected();
        return device.toBuilder()
                .connectable(
                        before.toBuilder()
                                .connected(connected)
                                .status(connected ? "ok" : "untried")
                                .build())
                .build();
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public String uuid() {
        return info.uuid();
    }

    @Override
    public String instanceUuid() {
        return Objects.requireNonNullElse(info.instanceUuid(), info.uuid());
    }

    @Override
    public String vmPathName() {
        return Objects.requireNonNullElse(info.files().vmPathName(), "");
    }

    @Override
    public int cpus() {
        return info.hardware().numCPU();
    }

    @Override
    public int memoryMb() {
        return info.hardware().memoryMB();
    }

    @Override
    public GuestOs guest() {
        return new GuestOs(info.guestId(), info.guestFullName(), family(info.guestId()));
    }

    private static String family(String guestId) {
        if (guestId.startsWith("win")) {
            return "windowsGuest";
        }
        return guestId.startsWith("other") && !guestId.contains("Linux")
                ? "otherGuestFamily"
                : "linuxGuest";
    }

    @Override
    public Instant created() {
        return Objects.requireNonNullElse(info.createDate(), info.modified());
    }

    @Override
    public Optional<String> serialFile() {
        return info.hardware().device().stream()
                .filter(VirtualSerialPort.class::isInstance)
                .map(VirtualDevice::backing)
                .filter(VirtualSerialPortFileBackingInfo.class::isInstance)
                .map(backing -> ((VirtualSerialPortFileBackingInfo) backing).fileName())
                .findFirst();
    }

    @Override
    public String version() {
        return info.version();
    }

    @Override
    public String annotation() {
        return Objects.requireNonNullElse(info.annotation(), "");
    }

    @Override
    public boolean template() {
        return info.template();
    }

    @Override
    public ResourceAllocationInfo cpuAllocation() {
        return Objects.requireNonNullElseGet(
                info.cpuAllocation(), () -> MachineDefaults.allocation(1000 * cpus()));
    }

    @Override
    public ResourceAllocationInfo memoryAllocation() {
        return Objects.requireNonNullElseGet(
                info.memoryAllocation(), () -> MachineDefaults.allocation(10 * memoryMb()));
    }

    @Override
    public List<Disk> disks() {
        return info.hardware().device().stream()
                .filter(VirtualDisk.class::isInstance)
                .map(VirtualDisk.class::cast)
                .map(StoredConfig::disk)
                .toList();
    }

    private static Disk disk(VirtualDisk disk) {
        String path = "";
        String uuid = "";
        if (disk.backing() instanceof VirtualDeviceFileBackingInfo file) {
            path = file.fileName();
        }
        if (disk.backing() instanceof VirtualDiskFlatVer2BackingInfo flat) {
            uuid = Objects.requireNonNullElse(flat.uuid(), "");
        }
        return new Disk(disk.key(), path, disk.capacityInKB(), uuid);
    }

    @Override
    public List<Nic> nics() {
        return info.hardware().device().stream()
                .filter(VirtualEthernetCard.class::isInstance)
                .map(VirtualEthernetCard.class::cast)
                .map(StoredConfig::nic)
                .toList();
    }

    private static Nic nic(VirtualEthernetCard card) {
        String network =
                card.backing() instanceof VirtualEthernetCardNetworkBackingInfo backing
                        ? backing.deviceName()
                        : "";
        return new Nic(card.key(), Objects.requireNonNullElse(card.macAddress(), ""), network);
    }
}
