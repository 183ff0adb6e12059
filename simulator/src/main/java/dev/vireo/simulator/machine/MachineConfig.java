package dev.vireo.simulator.machine;

import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The configuration of a virtual machine.
///
/// Machines of a model that nobody has changed are [planned][PlannedConfig]: they keep a few
/// numbers and make the rest when it is read, so that ten thousand of them cost little. Whatever
/// was changed or read from a file is [stored][StoredConfig].
public sealed interface MachineConfig permits PlannedConfig, StoredConfig {
    /// Returns the whole configuration.
    ///
    /// @return what `VirtualMachine.config` shows
    VirtualMachineConfigInfo info();

    /// Returns the configuration after the machine was switched on or off: devices that are to be
    /// connected at power-on are, all others are not.
    ///
    /// @param on whether it is on
    /// @return the configuration
    MachineConfig connected(boolean on);

    /// Returns the name as the server stores it.
    ///
    /// @return the name, with `%`, `/` and `\` escaped
    String name();

    /// Returns the UUID of the BIOS.
    ///
    /// @return the UUID's text
    String uuid();

    /// Returns the UUID that a vCenter tells machines apart by.
    ///
    /// @return the UUID's text
    String instanceUuid();

    /// Returns the `.vmx` file.
    ///
    /// @return for example `[datastore1] web/web.vmx`
    String vmPathName();

    /// Returns the number of virtual processors.
    ///
    /// @return from 1
    int cpus();

    /// Returns the memory.
    ///
    /// @return MiB
    int memoryMb();

    /// Returns the operating system that the machine is made for.
    ///
    /// @return the system
    GuestOs guest();

    /// Returns the version of the virtual hardware.
    ///
    /// @return for example `vmx-20`
    String version();

    /// Returns the notes of people.
    ///
    /// @return the text, empty for none
    String annotation();

    /// Returns whether this is a template, which cannot be switched on.
    ///
    /// @return whether it is
    boolean template();

    /// Returns when the machine was made.
    ///
    /// @return the time
    Instant created();

    /// Returns the share of the processors.
    ///
    /// @return reservation and limit in MHz, and shares
    ResourceAllocationInfo cpuAllocation();

    /// Returns the share of the memory.
    ///
    /// @return reservation and limit in MiB, and shares
    ResourceAllocationInfo memoryAllocation();

    /// Returns the disks.
    ///
    /// @return in the order of the devices
    List<Disk> disks();

    /// Returns the network adapters.
    ///
    /// @return in the order of the devices
    List<Nic> nics();

    /// Returns the file that a serial port writes to.
    ///
    /// @return a datastore path, empty if no port writes to a file
    Optional<String> serialFile();

    /// Returns the folder of the machine's files.
    ///
    /// @return for example `[datastore1] web`
    default String directory() {
        String path = vmPathName();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path.substring(0, path.indexOf(']') + 1) : path.substring(0, slash);
    }

    /// Returns the path of a file that has the name of the `.vmx` file with another ending.
    ///
    /// @param suffix for example `.nvram`
    /// @return for example `[datastore1] web/web.nvram`
    default String file(String suffix) {
        String path = vmPathName();
        return (path.endsWith(".vmx") ? path.substring(0, path.length() - 4) : path) + suffix;
    }

    /// A disk.
    ///
    /// @param key the key of the device
    /// @param path its file, a datastore path; empty if it is not a file
    /// @param sizeKb its capacity, KiB
    /// @param uuid its UUID, empty if it has none
    record Disk(int key, String path, long sizeKb, String uuid) {}

    /// A network adapter.
    ///
    /// @param key the key of the device
    /// @param mac its address
    /// @param network the name of the network, empty if it has none
    record Nic(int key, String mac, String network) {}
}
