package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Adds, edits and removes the devices of a machine. Removals come first, then new controllers,
/// then all else in the order of the list, so that changes may refer to each other.
final class DeviceChanges {
    private static final VirtualDeviceConfigSpecOperation ADD =
            VirtualDeviceConfigSpecOperation.ADD;
    private static final VirtualDeviceConfigSpecOperation EDIT =
            VirtualDeviceConfigSpecOperation.EDIT;
    private static final VirtualDeviceConfigSpecOperation REMOVE =
            VirtualDeviceConfigSpecOperation.REMOVE;

    private final VirtualMachineConfigInfo config;
    private final boolean on;
    private final Map<Integer, VirtualDevice> devices = new LinkedHashMap<>();
    private final Map<Integer, Integer> assigned = new HashMap<>(); // only looked up
    private final List<Integer> removed = new ArrayList<>();
    private final List<String> places = new ArrayList<>(); // of removed devices, in VMX words
    private final DevicePlaces placement;
    private final DiskChanges disks;
    private final NicChanges nics;
    private final BackingRules backings;
    private boolean rewired;

    DeviceChanges(VirtualMachineConfigInfo config, VirtualMachinePowerState power, Site site) {
        this.config = config;
        this.on = Objects.equals(power, VirtualMachinePowerState.POWERED_ON);
        config.hardware().device().forEach(device -> devices.put(device.key(), device));
        this.placement =
                new DevicePlaces(devices, assigned, HardwareVersion.numberOf(config.version()));
        this.disks = new DiskChanges(config, devices, site);
        this.nics = new NicChanges(devices, site);
        this.backings = new BackingRules(config, site);
    }

    void apply(List<VirtualDeviceConfigSpec> changes) {
        checkKeys(changes);
        for (int i = 0; i < changes.size(); i++) {
            if (Objects.equals(changes.get(i).operation(), REMOVE)) {
                remove(i, changes.get(i));
            }
        }
        checkOrphans(changes);
        for (int i = 0; i < changes.size(); i++) {
            VirtualDeviceConfigSpec change = changes.get(i);
            if (Objects.equals(change.operation(), ADD)
                    && change.device() instanceof VirtualController) {
                add(i, change);
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            VirtualDeviceConfigSpec change = changes.get(i);
            if (Objects.equals(change.operation(), EDIT) || change.operation() == null) {
                edit(i, change);
            } else if (Objects.equals(change.operation(), ADD)
                    && !(change.device() instanceof VirtualController)) {
                add(i, change);
            }
        }
        rewired = !changes.isEmpty();
    }

    VirtualMachineConfigInfo result() {
        if (!rewired) {
            return config;
        }
        VirtualMachineConfigInfo changed =
                VmxReader.withDevices(config, Wiring.arrange(List.copyOf(devices.values())));
        return BootOrder.without(ExtraConfig.without(changed, places), removed);
    }

    List<FileOperation> files() {
        return disks.files();
    }

    /// Returns the keys that new devices got, by the keys that the specification gave them.
    Map<Integer, Integer> assigned() {
        return assigned;
    }

    private static void checkKeys(List<VirtualDeviceConfigSpec> changes) {
        Set<Integer> temporary = new HashSet<>();
        Set<Integer> existing = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            int key = changes.get(i).device().key();
            Set<Integer> seen =
                    Objects.equals(changes.get(i).operation(), ADD) ? temporary : existing;
            if (key != 0 && !seen.add(key)) {
                throw Faults.argument("configSpec.deviceChange[" + i + "].device.key");
            }
        }
    }

    // Removing

    private void remove(int index, VirtualDeviceConfigSpec change) {
        VirtualDevice device = existing(index, change);
        VirtualDeviceConfigSpecFileOperation files = change.fileOperation();
        boolean destroy = Objects.equals(files, VirtualDeviceConfigSpecFileOperation.DESTROY);
        if (DevicePlaces.isBuiltIn(device) || (files != null && !destroy)) {
            throw Faults.operation(index, REMOVE, files);
        }
        if (on && !HotPlug.canRemove(device)) {
            throw Faults.deviceHotPlug(index);
        }
        if (destroy) {
            disks.destroy(index, device);
        }
        placement.vmxName(device).ifPresent(places::add);
        devices.remove(device.key());
        removed.add(device.key());
    }

    /// Refuses to leave devices without their controller.
    private void checkOrphans(List<VirtualDeviceConfigSpec> changes) {
        for (VirtualDevice device : devices.values()) {
            Integer controller = device.controllerKey();
            if (controller != null && removed.contains(controller)) {
                int index = 0;
                while (changes.get(index).device().key() != controller) {
                    index++;
                }
                throw Faults.operation(index, REMOVE, null);
            }
        }
    }

    private VirtualDevice existing(int index, VirtualDeviceConfigSpec change) {
        VirtualDevice device = devices.get(change.device().key());
        if (device == null) {
            throw Faults.device(index, "key");
        }
        return device;
    }

    // Adding

    private void add(int index, VirtualDeviceConfigSpec change) {
        VirtualDevice wanted = change.device();
        Optional<VirtualDevice> same = placement.builtIn(wanted);
        if (same.isPresent()) {
            assigned.put(wanted.key(), same.get().key());
            devices.put(same.get().key(), merged(same.get(), wanted));
            return;
        }
        if (on && !HotPlug.canAdd(wanted)) {
            throw Faults.deviceHotPlug(index);
        }
        if (!(wanted instanceof VirtualDisk) && change.fileOperation() != null) {
            throw Faults.operation(index, ADD, change.fileOperation());
        }
        VirtualDevice placed = placement.place(index, wanted);
        VirtualDevice checked =
                switch (placed) {
                    case VirtualDisk disk -> disks.add(index, disk, change.fileOperation());
                    case VirtualEthernetCard card -> nics.add(index, card);
                    default -> backings.complete(index, placed);
                };
        VirtualDevice connected = connected(checked);
        assigned.put(wanted.key(), connected.key());
        devices.put(connected.key(), connected);
    }

    private VirtualDevice connected(VirtualDevice device) {
        VirtualDeviceConnectInfo wanted = device.connectable();
        if (wanted == null && !BackingRules.isConnectable(device)) {
            return device;
        }
        VirtualDeviceConnectInfo state = wanted == null ? Connection.off(true) : wanted;
        boolean connected = on && (wanted == null || wanted.connected() || wanted.startConnected());
        return device.toBuilder()
                .connectable(
                        state.toBuilder()
                                .connected(connected)
                                .status(connected ? "ok" : "untried")
                                .build())
                .build();
    }

    // Editing

    private void edit(int index, VirtualDeviceConfigSpec change) {
        VirtualDevice before = existing(index, change);
        VirtualDevice wanted = change.device();
        if (change.fileOperation() != null) {
            throw Faults.operation(index, EDIT, change.fileOperation());
        }
        boolean bothCards =
                before instanceof VirtualEthernetCard && wanted instanceof VirtualEthernetCard;
        if (before.vimType() != wanted.vimType() && (!bothCards || on)) {
            throw Faults.device(index, "type");
        }
        VirtualDevice joined =
                before.vimType() == wanted.vimType() ? merged(before, wanted) : wanted;
        VirtualDevice moved = placement.move(index, before, joined);
        if (on && !HotPlug.canEdit(before, moved)) {
            throw Faults.deviceHotPlug(index);
        }
        VirtualDevice checked =
                switch (moved) {
                    case VirtualDisk disk -> disks.edit(index, (VirtualDisk) before, disk);
                    case VirtualEthernetCard card ->
                            nics.edit(index, (VirtualEthernetCard) before, card);
                    default -> backings.complete(index, moved);
                };
        VirtualDevice done = reconnected(checked);
        if (done.key() != before.key()) {
            devices.remove(before.key());
            assigned.put(before.key(), done.key());
        }
        devices.put(done.key(), done);
    }

    private VirtualDevice reconnected(VirtualDevice device) {
        VirtualDeviceConnectInfo state = device.connectable();
        if (state == null) {
            return device;
        }
        boolean connected = on && state.connected();
        return device.toBuilder()
                .connectable(
                        state.toBuilder()
                                .connected(connected)
                                .status(connected ? "ok" : "untried")
                                .build())
                .build();
    }

    /// Returns a device with what an edit says; its key, place and label stay.
    private static VirtualDevice merged(VirtualDevice before, VirtualDevice wanted) {
        VirtualDevice change = wanted.toBuilder().key(before.key()).deviceInfo(null).build();
        VirtualDevice joined = Members.over(before, change);
        if (joined instanceof VirtualController controller) {
            return controller.toBuilder()
                    .busNumber(((VirtualController) before).busNumber())
                    .controllerKey(before.controllerKey())
                    .unitNumber(before.unitNumber())
                    .build();
        }
        return joined;
    }
}
