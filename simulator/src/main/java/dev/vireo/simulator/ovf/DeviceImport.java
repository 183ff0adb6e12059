package dev.vireo.simulator.ovf;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfFileItem;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSISharing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes devices of the items of a descriptor.
final class DeviceImport {
    private static final int SCSI_ITSELF = 7;
    private static final int MOST_CARDS = 10;

    /// The types of controllers that are told apart by their numbers.
    static final Set<Integer> CONTROLLERS =
            Set.of(DeviceKinds.IDE, DeviceKinds.SCSI, DeviceKinds.OTHER_STORAGE);

    private final Envelope envelope;
    private final MachineImport.Target target;
    private final Consumer<LocalizedMethodFault> warnings;
    private final List<VirtualDeviceConfigSpec> changes = new ArrayList<>();
    private final List<OvfFileItem> files = new ArrayList<>();
    private final Map<String, VirtualController> controllers = new HashMap<>();
    private final Map<Integer, Set<Integer>> taken = new HashMap<>();
    private final Map<String, Set<Integer>> buses = new HashMap<>();
    private int cards;

    DeviceImport(
            Envelope envelope,
            MachineImport.Target target,
            Consumer<LocalizedMethodFault> warnings) {
        this.envelope = envelope;
        this.target = target;
        this.warnings = warnings;
    }

    List<OvfFileItem> files() {
        return files;
    }

    /// Makes the devices: controllers first, for others refer to them.
    List<VirtualDeviceConfigSpec> changes(List<Item> items) {
        for (Item item : items) {
            if (CONTROLLERS.contains(item.type())) {
                unlessOptional(item, () -> controller(item));
            }
        }
        for (Item item : items) {
            if (!CONTROLLERS.contains(item.type())) {
                unlessOptional(item, () -> device(item));
            }
        }
        return changes;
    }

    private void unlessOptional(Item item, Runnable work) {
        try {
            work.run();
        } catch (OvfProblem problem) {
            if (item.required()) {
                throw problem;
            }
            warnings.accept(problem.localized());
        }
    }

    private int nextKey() {
        return -1 - changes.size();
    }

    private void add(VirtualDevice device, @Nullable VirtualDeviceConfigSpecFileOperation files) {
        changes.add(
                VirtualDeviceConfigSpec.builder()
                        .operation(VirtualDeviceConfigSpecOperation.ADD)
                        .fileOperation(files)
                        .device(device)
                        .build());
    }

    private <D extends VirtualDevice> D configured(D device, Item item) {
        return Settings.apply(device, item.settings(), Settings.OF_DEVICES, warnings);
    }

    // Controllers

    private void controller(Item item) {
        VirtualController plain =
                (VirtualController) DeviceKinds.start(item).key(nextKey()).build();
        Set<Integer> used = buses.computeIfAbsent(family(plain), _ -> new HashSet<>());
        if (used.size() == most(plain)) {
            throw OvfProblem.tooMany(
                    item.line(), family(plain) + " controllers", "" + (used.size() + 1));
        }
        int bus = item.number("Address").map(Long::intValue).orElse(0);
        while (!used.add(bus)) {
            bus++;
        }
        VirtualController controller = plain.toBuilder().busNumber(bus).build();
        if (controller instanceof VirtualSCSIController scsi) {
            controller = scsi.toBuilder().sharedBus(VirtualSCSISharing.NO_SHARING).build();
        }
        VirtualController made = configured(controller, item);
        controllers.put(item.id(), made);
        add(made, null);
    }

    private static String family(VirtualController controller) {
        return switch (controller) {
            case VirtualIDEController _ -> "ide";
            case VirtualSCSIController _ -> "scsi";
            case VirtualSATAController _ -> "sata";
            default -> controller.vimType().name();
        };
    }

    /// Returns how many controllers of a family a machine can have.
    private static int most(VirtualController controller) {
        return controller instanceof VirtualIDEController ? 2 : 4;
    }

    private static int units(VirtualController controller) {
        return switch (controller) {
            case VirtualIDEController _ -> 2;
            case VirtualSATAController _ -> 30;
            case VirtualSCSIController _ -> 16;
            case VirtualNVMEController _ -> 15;
            default -> 8;
        };
    }

    // What hangs on controllers

    private void device(Item item) {
        VirtualDevice.Builder<?> started = DeviceKinds.start(item).key(nextKey());
        switch (started.build()) {
            case VirtualDisk disk -> disk(item, disk);
            case VirtualCdrom cdrom -> cdrom(item, cdrom);
            case VirtualEthernetCard card -> card(item, card);
            case VirtualController usb ->
                    add(configured(usb.toBuilder().busNumber(0).build(), item), null);
            case VirtualDevice other -> add(configured(connectable(item, other), item), null);
        }
    }

    private Place place(Item item) {
        VirtualController controller = controllers.get(item.parent());
        if (controller == null) {
            throw item.parent().isEmpty()
                    ? OvfProblem.missingElement(item.line(), "Parent")
                    : OvfProblem.elementValue(item.line(), "Parent", item.parent());
        }
        Set<Integer> used = taken.computeIfAbsent(controller.key(), _ -> new HashSet<>());
        if (controller instanceof VirtualSCSIController) {
            used.add(SCSI_ITSELF);
        }
        int unit = item.number("AddressOnParent").map(Long::intValue).orElse(0);
        while (!used.add(unit)) {
            unit++;
        }
        if (unit < 0 || unit >= units(controller)) {
            throw OvfProblem.noSpace(item, item.parent());
        }
        return new Place(controller, unit);
    }

    private void disk(Item item, VirtualDisk plain) {
        Envelope.PackageDisk disk = content(item);
        Place place = place(item);
        long kib = (disk.capacity() + 1023) >> 10;
        VirtualDisk made =
                configured(
                        plain.toBuilder()
                                .controllerKey(place.controller.key())
                                .unitNumber(place.unit)
                                .capacityInKB(kib)
                                .capacityInBytes(kib << 10)
                                .backing(target.disks().backing())
                                .build(),
                        item);
        add(made, VirtualDeviceConfigSpecFileOperation.CREATE);
        disk.file()
                .ifPresent(file ->
                        files.add(
                                OvfFileItem.builder()
                                        .deviceId(target.prefix() + place.text())
                                        .path(file.href())
                                        .compressionMethod(file.compression().orElse(null))
                                        .chunkSize(optional(file.chunkSize()))
                                        .size(optional(file.size()))
                                        .cimType(DeviceKinds.DISK)
                                        .create(false)
                                        .build()));
    }

    private static @Nullable Long optional(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /// Finds the disk that an item refers to, as `ovf:/disk/ID` or `ovf://disk/ID`.
    private Envelope.PackageDisk content(Item item) {
        String resource =
                item.resource()
                        .orElseThrow(() -> OvfProblem.missingElement(item.line(), "HostResource"));
        String path = resource.replaceFirst("\\Aovf:/+", "");
        Envelope.PackageDisk found =
                path.startsWith("disk/") ? envelope.disks().get(path.substring(5)) : null;
        if (found == null) {
            throw OvfProblem.elementValue(item.line(), "HostResource", resource);
        }
        return found;
    }

    private void cdrom(Item item, VirtualCdrom plain) {
        Place place = place(item);
        item.resource()
                .filter(resource -> resource.startsWith("ovf:"))
                .ifPresent(image -> warnings.accept(OvfProblem.backing(item, image).localized()));
        VirtualCdrom placed =
                plain.toBuilder()
                        .controllerKey(place.controller.key())
                        .unitNumber(place.unit)
                        .backing(
                                VirtualCdromRemotePassthroughBackingInfo.builder()
                                        .deviceName("")
                                        .useAutoDetect(false)
                                        .exclusive(false)
                                        .build())
                        .build();
        add(configured(connectable(item, placed), item), null);
    }

    private void card(Item item, VirtualEthernetCard plain) {
        if (cards++ == MOST_CARDS) {
            throw OvfProblem.tooMany(item.line(), "network adapters", "" + cards);
        }
        String network = item.connections().isEmpty() ? "" : item.connections().getFirst();
        if (envelope.networks().stream().noneMatch(each -> each.name().equals(network))) {
            throw network.isEmpty()
                    ? OvfProblem.missingElement(item.line(), "Connection")
                    : OvfProblem.elementValue(item.line(), "Connection", network);
        }
        Optional<VirtualDeviceBackingInfo> backing = target.networks().apply(network);
        if (backing.isEmpty()) {
            throw OvfProblem.noNetwork(item);
        }
        Optional<String> address = item.value("Address").filter(text -> text.contains(":"));
        VirtualEthernetCard card =
                plain.toBuilder()
                        .backing(backing.get())
                        .addressType(address.isPresent() ? "manual" : "generated")
                        .macAddress(address.orElse(null))
                        .build();
        add(configured(connectable(item, card), item), null);
    }

    private static <D extends VirtualDevice> D connectable(Item item, D device) {
        Optional<String> automatic = item.value("AutomaticAllocation");
        if (automatic.isEmpty()) {
            return device;
        }
        @SuppressWarnings("unchecked") // a copy has the type of the original
        D connectable =
                (D)
                        device.toBuilder()
                                .connectable(
                                        VirtualDeviceConnectInfo.builder()
                                                .startConnected(automatic.get().equals("true"))
                                                .allowGuestControl(true)
                                                .connected(false)
                                                .build())
                                .build();
        return connectable;
    }

    /// Where a disk or drive hangs.
    private record Place(VirtualController controller, int unit) {
        String text() {
            return controller.vimType().name() + controller.busNumber() + ":" + unit;
        }
    }
}
