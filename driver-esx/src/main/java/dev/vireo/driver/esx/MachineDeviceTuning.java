package dev.vireo.driver.esx;

import dev.vireo.api.DiskTuning;
import dev.vireo.api.DomainDeviceTuning;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.StorageIOAllocationInfo;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardResourceAllocation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Limits what disks and interfaces of a machine do.
///
/// A disk has a limit of operations, reading and writing together, and shares; an interface a limit
/// of what it sends, in Mbit/s, which counts on distributed switches only.
interface MachineDeviceTuning extends DomainDeviceTuning {
    /// Kilobytes of 1,000 in a Mbit.
    long KILOBYTES_PER_MBIT = 125;

    /// VMware's word for no limit.
    long UNLIMITED = -1;

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default List<DiskTuning> fetchDiskTuning(Set<Modification> sides) {
        List<DiskTuning> disks = new ArrayList<>();
        for (AttachedDisk disk : AttachedDisk.of(row(sides))) {
            if (disk.device() instanceof VirtualDisk one) {
                StorageIOAllocationInfo told = one.storageIOAllocation();
                disks.add(
                        new DiskTuning(
                                disk.target(),
                                disk.path(),
                                told == null || told.limit() == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(Math.max(0, told.limit())),
                                Shares.read(told == null ? null : told.shares())));
            }
        }
        return List.copyOf(disks);
    }

    @Override
    default void setDiskTuning(List<DiskTuning> disks, Set<Modification> sides) {
        String verb = "limit the input and output of disks of";
        Row row = prepare(verb, sides);
        List<VirtualDeviceConfigSpec> steps = new ArrayList<>();
        for (DiskTuning wanted : disks) {
            VirtualDisk disk = AttachedDisk.requireDisk(row, wanted.disk());
            steps.addAll(DeviceChange.edit(changed(disk, wanted)).steps());
        }
        machine().reconfigure(new DeviceChange(steps).spec(), verb);
    }

    private static VirtualDisk changed(VirtualDisk disk, DiskTuning wanted) {
        StorageIOAllocationInfo before = disk.storageIOAllocation();
        StorageIOAllocationInfo.Builder<?> after =
                before == null ? StorageIOAllocationInfo.builder() : before.toBuilder();
        wanted.totalIops()
                .ifPresent(limit -> {
                    if (limit < 0) {
                        throw new VirtException(
                                ErrorCode.INVALID_ARG,
                                "Could not set total_iops_sec to "
                                        + limit
                                        + ", expecting positive value or 0 (unlimited)");
                    }
                    after.limit(limit == 0 ? UNLIMITED : limit);
                });
        VirtualDisk.Builder<?> edited = disk.toBuilder();
        wanted.shares()
                .ifPresent(shares -> {
                    after.shares(Shares.of(shares));
                    edited.shares(null); // the older place of the same number
                });
        return edited.storageIOAllocation(after.build()).build();
    }

    @Override
    default long fetchOutboundLimit(String device, Set<Modification> sides) {
        VirtualEthernetCardResourceAllocation told = card(row(sides), device).resourceAllocation();
        Long limit = told == null ? null : told.limit();
        return limit == null || limit < 0 ? 0 : limit * KILOBYTES_PER_MBIT;
    }

    @Override
    default long setOutboundLimit(String device, long kilobytes, Set<Modification> sides) {
        if (kilobytes < 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Could not set outbound.average to "
                            + kilobytes
                            + ", expecting positive value or 0 (unlimited)");
        }
        String verb = "limit interface '" + device + "' of";
        VirtualEthernetCard card = card(prepare(verb, sides), device);
        if (!(card.backing() instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo)) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "interface '"
                            + device
                            + "' is not on a distributed switch: standard switches limit whole port"
                            + " groups; use net-update");
        }
        VirtualEthernetCardResourceAllocation before = card.resourceAllocation();
        VirtualEthernetCardResourceAllocation.Builder<?> after =
                before == null
                        ? VirtualEthernetCardResourceAllocation.builder().share(normalShare())
                        : before.toBuilder();
        long limit = Math.ceilDiv(kilobytes, KILOBYTES_PER_MBIT);
        after.limit(limit == 0 ? UNLIMITED : limit);
        machine()
                .reconfigure(
                        DeviceChange.edit(
                                        card.toBuilder().resourceAllocation(after.build()).build())
                                .spec(),
                        verb);
        return limit * KILOBYTES_PER_MBIT;
    }

    private static SharesInfo normalShare() {
        return SharesInfo.builder().shares(UNTOLD).level(SharesLevel.NORMAL).build();
    }

    /// The number beside a level counts for nothing.
    int UNTOLD = -1;

    private static VirtualEthernetCard card(Row row, String device) {
        return AttachedCard.of(row).stream()
                .filter(one -> one.isCalled(device))
                .map(AttachedCard::card)
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(ErrorCode.INVALID_ARG, "Can't find device " + device));
    }

    private Row row(Set<Modification> sides) {
        Row row = machine().fetch(AttachedDisk.DEVICES, VirtualMachines.POWER_STATE);
        Sides.check(sides, VirtualMachines.powerState(row));
        return row;
    }

    /// Looks at the devices and at what speaks against a change, in one request.
    private Row prepare(String verb, Set<Modification> sides) {
        Machine.Prepared prepared = machine().prepare(verb, List.of(AttachedDisk.DEVICES));
        Sides.check(sides, prepared.facts().powerState());
        return prepared.row();
    }
}
