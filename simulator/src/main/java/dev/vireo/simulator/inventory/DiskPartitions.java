package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDiskPartitionAttributes;
import dev.vireo.vim.HostDiskPartitionBlockRange;
import dev.vireo.vim.HostDiskPartitionInfo;
import dev.vireo.vim.HostDiskPartitionLayout;
import dev.vireo.vim.HostDiskPartitionSpec;
import java.util.List;

/// Describes what is on disks.
final class DiskPartitions {
    private static final long FIRST_SECTOR = 2048;

    private DiskPartitions() {}

    static HostDiskPartitionInfo describe(SimHostSystem host, HostDisk disk) {
        HostDiskPartitionSpec spec = spec(host, disk);
        return HostDiskPartitionInfo.builder()
                .deviceName(disk.path())
                .spec(spec)
                .layout(
                        HostDiskPartitionLayout.builder()
                                .total(HostDisk.size(disk.blocks()))
                                .partition(
                                        spec.partition().stream()
                                                .map(DiskPartitions::range)
                                                .toList())
                                .build())
                .build();
    }

    private static HostDiskPartitionSpec spec(SimHostSystem host, HostDisk disk) {
        HostDiskPartitionSpec set = host.storage().partitions().get(disk.name());
        if (set != null) {
            return set;
        }
        return host.datastoreOn(disk).isPresent() ? whole(disk) : empty(disk);
    }

    static HostDiskPartitionSpec empty(HostDisk disk) {
        return HostDiskPartitionSpec.builder()
                .partitionFormat("gpt")
                .totalSectors(disk.blocks())
                .build();
    }

    /// Gives a disk one partition for VMFS.
    static HostDiskPartitionSpec whole(HostDisk disk) {
        return empty(disk).toBuilder()
                .partition(
                        List.of(
                                HostDiskPartitionAttributes.builder()
                                        .partition(1)
                                        .startSector(FIRST_SECTOR)
                                        .endSector(disk.blocks() - 34)
                                        .type("vmfs")
                                        .logical(false)
                                        .attributes((byte) 0)
                                        .build()))
                .build();
    }

    static HostDiskPartitionBlockRange range(HostDiskPartitionAttributes partition) {
        return HostDiskPartitionBlockRange.builder()
                .partition(partition.partition())
                .type(partition.type())
                .start(HostDisk.size(partition.startSector()))
                .end(HostDisk.size(partition.endSector()))
                .build();
    }
}
