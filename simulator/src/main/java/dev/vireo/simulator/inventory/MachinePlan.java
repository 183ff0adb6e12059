package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.GuestOs;
import java.util.Optional;

/// A virtual machine that a model is to have.
///
/// @param name the name as people see it; the inventory stores it with `%`, `/` and `\` escaped
/// @param cpus virtual processors
/// @param memoryMb memory, MiB
/// @param diskGb the size of its disk, GiB
/// @param guest the operating system
/// @param power the state it starts in
/// @param tools whether VMware Tools are installed
/// @param serialFile the file that a serial port writes to, relative to the machine's folder
public record MachinePlan(
        String name,
        int cpus,
        int memoryMb,
        int diskGb,
        GuestOs guest,
        PowerState power,
        boolean tools,
        Optional<String> serialFile) {
    /// A small Linux server.
    public static final GuestOs LINUX =
            new GuestOs("ubuntu64Guest", "Ubuntu Linux (64-bit)", "linuxGuest");

    /// A Windows server.
    public static final GuestOs WINDOWS =
            new GuestOs(
                    "windows2019srvNext_64Guest",
                    "Microsoft Windows Server 2022 (64-bit)",
                    "windowsGuest");

    /// Plans a running Linux machine.
    ///
    /// @param name the name as people see it
    /// @param cpus virtual processors
    /// @param memoryMb memory, MiB
    /// @param diskGb the size of its disk, GiB
    /// @return the plan
    public static MachinePlan linux(String name, int cpus, int memoryMb, int diskGb) {
        return new MachinePlan(
                name, cpus, memoryMb, diskGb, LINUX, PowerState.ON, true, Optional.empty());
    }

    MachinePlan in(PowerState state) {
        return new MachinePlan(name, cpus, memoryMb, diskGb, guest, state, tools, serialFile);
    }

    /// Returns the name as the server stores it.
    String storedName() {
        return name.replace("%", "%25").replace("/", "%2f").replace("\\", "%5c");
    }

    /// Returns the name of the machine's folder and files. It is not hidden, and no way out of the
    /// datastore.
    String fileName() {
        String safe = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return safe.startsWith(".") ? "_" + safe : safe;
    }
}
