package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;

/// Whether a device that can be unplugged is connected.
final class Connection {
    private static final String START = ".startConnected";
    private static final String GUEST = ".allowGuestConnectionControl";
    private static final String MIGRATE = ".migrate.connect";

    private Connection() {}

    /// Returns the state while the machine is off.
    static VirtualDeviceConnectInfo off(boolean atStart) {
        return VirtualDeviceConnectInfo.builder()
                .startConnected(atStart)
                .allowGuestControl(true)
                .connected(false)
                .status("untried")
                .build();
    }

    static VirtualDeviceConnectInfo read(VmxEntries entries, String prefix) {
        return off(entries.flag(prefix + START, true)).toBuilder()
                .allowGuestControl(entries.flag(prefix + GUEST, true))
                .migrateConnect(entries.get(prefix + MIGRATE))
                .build();
    }

    static void write(VirtualDevice device, String prefix, VmxEntries entries) {
        VirtualDeviceConnectInfo state = device.connectable();
        if (state == null) {
            return;
        }
        if (!state.startConnected()) {
            entries.put(prefix + START, false);
        }
        if (!state.allowGuestControl()) {
            entries.put(prefix + GUEST, false);
        }
        entries.putIf(prefix + MIGRATE, state.migrateConnect());
    }
}
