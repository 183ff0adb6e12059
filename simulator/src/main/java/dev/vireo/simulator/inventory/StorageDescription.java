package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostBlockAdapterTargetTransport;
import dev.vireo.vim.HostBlockHba;
import dev.vireo.vim.HostHostBusAdapter;
import dev.vireo.vim.HostInternetScsiTargetTransport;
import dev.vireo.vim.HostMultipathInfo;
import dev.vireo.vim.HostMultipathInfoFixedLogicalUnitPolicy;
import dev.vireo.vim.HostMultipathInfoLogicalUnit;
import dev.vireo.vim.HostMultipathInfoLogicalUnitStorageArrayTypePolicy;
import dev.vireo.vim.HostMultipathInfoPath;
import dev.vireo.vim.HostMultipathStateInfo;
import dev.vireo.vim.HostMultipathStateInfoPath;
import dev.vireo.vim.HostParallelScsiHba;
import dev.vireo.vim.HostParallelScsiTargetTransport;
import dev.vireo.vim.HostScsiTopology;
import dev.vireo.vim.HostScsiTopologyInterface;
import dev.vireo.vim.HostScsiTopologyLun;
import dev.vireo.vim.HostScsiTopologyTarget;
import dev.vireo.vim.HostStorageDeviceInfo;
import dev.vireo.vim.HostTargetTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Describes the storage of a host: adapters, disks, and how they are joined by keys.
final class StorageDescription {
    private final HostStorage storage;

    StorageDescription(HostStorage storage) {
        this.storage = storage;
    }

    HostStorageDeviceInfo describe() {
        return HostStorageDeviceInfo.builder()
                .hostBusAdapter(adapters())
                .scsiLun(storage.disks().stream().map(HostDisk::describe).toList())
                .scsiTopology(
                        HostScsiTopology.builder()
                                .adapter(adapters().stream().map(this::topology).toList())
                                .build())
                .multipathInfo(
                        HostMultipathInfo.builder()
                                .lun(storage.disks().stream().map(this::paths).toList())
                                .build())
                .softwareInternetScsiEnabled(storage.iscsi().isEnabled())
                .build();
    }

    HostMultipathStateInfo pathStates() {
        return HostMultipathStateInfo.builder()
                .path(
                        storage.disks().stream()
                                .map(disk ->
                                        HostMultipathStateInfoPath.builder()
                                                .name(disk.route())
                                                .pathState(state(disk))
                                                .build())
                                .toList())
                .build();
    }

    List<HostHostBusAdapter> adapters() {
        List<HostHostBusAdapter> all = new ArrayList<>();
        all.add(
                HostParallelScsiHba.builder()
                        .key("key-vim.host.ParallelScsiHba-vmhba0")
                        .device("vmhba0")
                        .bus(3)
                        .status("unknown")
                        .model("PVSCSI SCSI Controller")
                        .driver("pvscsi")
                        .pci("0000:03:00.0")
                        .storageProtocol("scsi")
                        .build());
        all.add(
                HostBlockHba.builder()
                        .key("key-vim.host.BlockHba-vmhba1")
                        .device("vmhba1")
                        .bus(0)
                        .status("unknown")
                        .model("AHCI SATA Controller")
                        .driver("vmw_ahci")
                        .pci("0000:00:1f.2")
                        .storageProtocol("scsi")
                        .build());
        if (storage.iscsi().isEnabled()) {
            all.add(storage.iscsi().describe());
        }
        return all;
    }

    private String adapterKey(String device) {
        return adapters().stream()
                .filter(adapter -> adapter.device().equals(device))
                .map(adapter -> String.valueOf(adapter.key()))
                .findFirst()
                .orElseThrow();
    }

    private HostScsiTopologyInterface topology(HostHostBusAdapter adapter) {
        List<HostScsiTopologyTarget> targets = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        storage.on(adapter.device()).forEach(disk -> numbers.add(disk.target()));
        for (int number : numbers) {
            targets.add(target(adapter.device(), number));
        }
        return HostScsiTopologyInterface.builder()
                .key("key-vim.host.ScsiTopology.Interface-" + adapter.device())
                .adapter(String.valueOf(adapter.key()))
                .target(targets)
                .build();
    }

    private HostScsiTopologyTarget target(String adapter, int number) {
        return HostScsiTopologyTarget.builder()
                .key("key-vim.host.ScsiTopology.Target-" + adapter + ":0:" + number)
                .target(number)
                .lun(
                        storage.on(adapter).stream()
                                .filter(disk -> disk.target() == number)
                                .map(disk ->
                                        HostScsiTopologyLun.builder()
                                                .key("key-vim.host.ScsiTopology.Lun-" + disk.uuid())
                                                .lun(disk.lun())
                                                .scsiLun(disk.key())
                                                .build())
                                .toList())
                .transport(transport(adapter, number))
                .build();
    }

    private HostTargetTransport transport(String adapter, int number) {
        return switch (adapter) {
            case IscsiAdapter.DEVICE ->
                    HostInternetScsiTargetTransport.builder()
                            .iScsiName(storage.iscsi().targets().get(number).name())
                            .iScsiAlias("")
                            .address(List.of(IscsiTarget.ADDRESS + ":" + IscsiTarget.PORT))
                            .build();
            case "vmhba0" -> HostParallelScsiTargetTransport.builder().build();
            default -> HostBlockAdapterTargetTransport.builder().build();
        };
    }

    private HostMultipathInfoLogicalUnit paths(HostDisk disk) {
        String key = "key-vim.host.MultipathInfo.LogicalUnit-" + disk.uuid();
        return HostMultipathInfoLogicalUnit.builder()
                .key(key)
                .id(disk.uuid())
                .lun(disk.key())
                .path(
                        List.of(
                                HostMultipathInfoPath.builder()
                                        .key("key-vim.host.MultipathInfo.Path-" + disk.route())
                                        .name(disk.route())
                                        .pathState(state(disk))
                                        .state(state(disk))
                                        .isWorkingPath(disk.attached())
                                        .adapter(adapterKey(disk.adapter()))
                                        .lun(key)
                                        .transport(transport(disk.adapter(), disk.target()))
                                        .build()))
                .policy(
                        HostMultipathInfoFixedLogicalUnitPolicy.builder()
                                .policy("VMW_PSP_FIXED")
                                .prefer(disk.route())
                                .build())
                .storageArrayTypePolicy(
                        HostMultipathInfoLogicalUnitStorageArrayTypePolicy.builder()
                                .policy(disk.isLocal() ? "VMW_SATP_LOCAL" : "VMW_SATP_DEFAULT_AA")
                                .build())
                .build();
    }

    private static String state(HostDisk disk) {
        return disk.attached() ? "active" : "off";
    }
}
