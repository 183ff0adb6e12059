package dev.vireo.driver.esx;

import dev.vireo.api.DomainDevices;
import dev.vireo.api.Modification;
import dev.vireo.model.DeviceXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Set;

/// Adds, removes and changes devices.
///
/// libvirt's driver has nothing of it. Documents that it makes of the machine's VMX file show a
/// device as the document said that attached it.
interface MachineDevices extends DomainDevices {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default void attachDevice(String xml, Set<Modification> sides) {
        DeviceWork work = work(DeviceXml.read(xml));
        String verb = "attach " + work.what() + " to";
        Hardware hardware = prepare(verb, sides);
        DeviceSides.check(sides, hardware, work.what());
        machine().reconfigure(work.attach(hardware).spec(), verb);
    }

    @Override
    default void detachDevice(String xml, Set<Modification> sides) {
        DeviceWork work = work(DeviceXml.read(xml));
        String verb = "detach " + work.what() + " from";
        Hardware hardware = prepare(verb, sides);
        DeviceSides.check(sides, hardware, work.what());
        machine().reconfigure(work.detach(hardware).spec(), verb);
    }

    @Override
    default void detachDeviceAlias(String alias, Set<Modification> sides) {
        String what = "device '" + alias + "'";
        String verb = "detach " + what + " from";
        Hardware hardware = prepare(verb, sides);
        DeviceSides.check(sides, hardware, what);
        VirtualDevice device =
                hardware.named(alias)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.DEVICE_MISSING,
                                        what
                                                + " not found; there are "
                                                + String.join(", ", hardware.names())));
        machine().reconfigure(DeviceChange.remove(device).spec(), verb);
    }

    @Override
    default void updateDevice(String xml, Set<Modification> sides) {
        DeviceWork work = work(DeviceXml.read(xml));
        String verb = "change " + work.what() + " of";
        Hardware hardware = prepare(verb, sides);
        machine().reconfigure(work.update(hardware, sides).spec(), verb);
    }

    @Override
    default long resizeDisk(String device, long bytes) {
        String verb = "resize disk '" + device + "' of";
        Row row = machine().prepare(verb, List.of(AttachedDisk.DEVICES)).row();
        VirtualDisk disk = AttachedDisk.requireDisk(row, device);
        DiskGrowth.of(disk, device, bytes)
                .ifPresent(grown -> machine().reconfigure(DeviceChange.edit(grown).spec(), verb));
        return DiskGrowth.rounded(bytes);
    }

    @Override
    default boolean fetchLinkState(String device, Set<Modification> sides) {
        Row row = machine().fetch(AttachedDisk.DEVICES, VirtualMachines.POWER_STATE);
        VirtualMachinePowerState state = VirtualMachines.powerState(row);
        Sides.check(sides, state);
        AttachedCard card =
                AttachedCard.of(row).stream()
                        .filter(one -> one.isCalled(device))
                        .findFirst()
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.INVALID_ARG,
                                        "'" + device + "' is no interface of the domain"));
        VirtualDeviceConnectInfo info = card.card().connectable();
        boolean live = !PowerState.isOff(state) && !sides.equals(Set.of(Modification.CONFIG));
        return info == null || (live ? info.connected() : info.startConnected());
    }

    /// Looks at what is there and at what speaks against a change, in one request.
    private Hardware prepare(String verb, Set<Modification> sides) {
        Machine.Prepared prepared = machine().prepare(verb, List.of(AttachedDisk.DEVICES));
        Sides.check(sides, prepared.facts().powerState());
        return Hardware.of(prepared.row(), !PowerState.isOff(prepared.facts().powerState()));
    }

    private DeviceWork work(DeviceXml xml) {
        return switch (xml.kind()) {
            case "disk" -> DiskWork.of(xml);
            case "interface" -> CardWork.of(machine(), xml);
            case "controller" -> ControllerWork.of(xml);
            case "serial", "parallel" -> PortWork.of(xml);
            default ->
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "devices of type '"
                                    + xml.kind()
                                    + "' cannot come and go with VMware, only disk, interface,"
                                    + " controller, serial and parallel");
        };
    }
}
