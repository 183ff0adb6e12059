package dev.vireo.simulator.inventory;

import java.nio.charset.StandardCharsets;

/// The file that a serial port writes to.
///
/// @param vm the machine
/// @param path its datastore path
record SerialFile(SimVirtualMachine vm, String path) {
    boolean exists() {
        return new HostSite(vm.host()).exists(path);
    }

    private FilePlace place() {
        return new HostSite(vm.host()).place(path);
    }

    /// Throws away what was written before.
    void replace() {
        FileFaults.translating(
                place().datastore(),
                () -> {
                    place().files().write(place().path(), new byte[0]);
                    return null;
                });
    }

    /// Writes what the guest says when it boots, behind what is there.
    void boot() {
        FilePlace place = place();
        byte[] before =
                place.files().exists(place.path()) ? place.files().read(place.path()) : new byte[0];
        byte[] more =
                ("Booting "
                                + vm.config().guest().fullName()
                                + " at "
                                + vm.inventory().now()
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + more.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        place.files().write(place.path(), all);
    }
}
