package dev.vireo.driver.esx;

import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Set;

/// What can be done with the device of a document.
interface DeviceWork {
    /// Returns what the device is called in messages, such as `disk 'sdb'`.
    String what();

    /// Makes the change that adds the device.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` for what VMware does not have
    DeviceChange attach(Hardware hardware);

    /// Makes the change that takes the device away.
    ///
    /// @throws VirtException `DEVICE_MISSING` if it is not there, `OPERATION_FAILED` if several may
    ///   be meant
    DeviceChange detach(Hardware hardware);

    /// Makes the change of the device that is there to the one of the document.
    ///
    /// @param sides which sides of the domain are meant
    /// @throws VirtException as [#attach] and [#detach] do, `OPERATION_UNSUPPORTED` for what cannot
    ///   be changed
    default DeviceChange update(Hardware hardware, Set<Modification> sides) {
        throw new VirtException(
                ErrorCode.OPERATION_UNSUPPORTED,
                what() + " cannot be changed: detach it and attach another one");
    }
}
