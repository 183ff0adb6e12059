package dev.vireo.simulator;

import dev.vireo.simulator.inventory.MachinePlan;
import dev.vireo.simulator.inventory.PowerState;
import dev.vireo.simulator.machine.GuestOs;
import java.util.Optional;

/// Describes a virtual machine of a simulator that is about to start. Without further words it is a
/// running Linux server with one processor, 1 GiB of memory, a disk of 10 GiB and VMware Tools.
public final class MachineSetup {
    private final String name;
    private int cpus = 1;
    private int memoryMb = 1024;
    private int diskGb = 10;
    private GuestOs guest = MachinePlan.LINUX;
    private PowerState power = PowerState.ON;
    private boolean tools = true;
    private Optional<String> serialFile = Optional.empty();

    MachineSetup(String name) {
        this.name = name;
    }

    /// Sets the number of virtual processors.
    ///
    /// @param count from 1
    /// @return this
    public MachineSetup cpus(int count) {
        cpus = count;
        return this;
    }

    /// Sets the memory.
    ///
    /// @param mib MiB
    /// @return this
    public MachineSetup memoryMb(int mib) {
        memoryMb = mib;
        return this;
    }

    /// Sets the size of the disk.
    ///
    /// @param gib GiB
    /// @return this
    public MachineSetup diskGb(int gib) {
        diskGb = gib;
        return this;
    }

    /// Makes it a Windows server.
    ///
    /// @return this
    public MachineSetup windows() {
        guest = MachinePlan.WINDOWS;
        return this;
    }

    /// Starts it switched off.
    ///
    /// @return this
    public MachineSetup poweredOff() {
        power = PowerState.OFF;
        return this;
    }

    /// Starts it suspended.
    ///
    /// @return this
    public MachineSetup suspended() {
        power = PowerState.SUSPENDED;
        return this;
    }

    /// Leaves VMware Tools out: the guest cannot be shut down or rebooted from outside.
    ///
    /// @return this
    public MachineSetup withoutTools() {
        tools = false;
        return this;
    }

    /// Gives it a serial port that writes to a file. When the machine is switched on and the file
    /// exists, that is from the second time on, the host asks whether to append or replace.
    ///
    /// @param file the file's name in the machine's folder
    /// @return this
    public MachineSetup serialFile(String file) {
        serialFile = Optional.of(file);
        return this;
    }

    MachinePlan plan() {
        return new MachinePlan(name, cpus, memoryMb, diskGb, guest, power, tools, serialFile);
    }
}
