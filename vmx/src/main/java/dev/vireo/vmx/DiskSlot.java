package dev.vireo.vmx;

import dev.vireo.model.DiskBus;

/// A place that VMware attaches disks to.
///
/// @param bus what kind of place
/// @param controller the controller, the bus for IDE, 0 for floppies
/// @param unit the unit
/// @param prefix what its keys begin with, such as `scsi0:1.`
record DiskSlot(DiskBus bus, int controller, int unit, String prefix) {
    static DiskSlot of(DiskBus bus, int controller, int unit) {
        String prefix =
                bus == DiskBus.FDC
                        ? "floppy" + unit + '.'
                        : bus.text() + controller + ':' + unit + '.';
        return new DiskSlot(bus, controller, unit, prefix);
    }

    String key(String name) {
        return prefix + name;
    }
}
