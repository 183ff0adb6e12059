package dev.vireo.simulator.description;

import dev.vireo.simulator.machine.GuestOs;
import java.util.List;
import java.util.Optional;

/// A machine that is to be there.
///
/// @param name its name
/// @param cpus virtual processors
/// @param memoryMb memory, MiB
/// @param guest the operating system
/// @param power the state it starts in
/// @param tools whether VMware Tools are installed
/// @param notes notes of people
/// @param template whether it is a template
/// @param serialFile the file that a serial port writes to, relative to the machine's folder
/// @param disks its disks
/// @param nics its network adapters
/// @param where where it is
public record DescribedMachine(
        String name,
        int cpus,
        int memoryMb,
        GuestOs guest,
        Power power,
        boolean tools,
        String notes,
        boolean template,
        Optional<String> serialFile,
        List<Disk> disks,
        List<Nic> nics,
        Where where) {
    /// Copies the lists.
    public DescribedMachine {
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
    }

    /// A power state.
    public enum Power {
        /// It runs.
        ON,
        /// It is off.
        OFF,
        /// It is suspended.
        SUSPENDED
    }

    /// A disk.
    ///
    /// @param sizeBytes its capacity
    /// @param thin whether it takes space only when it is written
    public record Disk(long sizeBytes, boolean thin) {}

    /// A network adapter.
    ///
    /// @param network the network's name
    /// @param mac its address, empty for one that is made
    public record Nic(String network, Optional<String> mac) {}

    /// Where a machine is.
    ///
    /// @param host the name of its host
    /// @param pool the name of a resource pool or vApp, empty for the root of the host or cluster
    /// @param folder a path of folders, empty for none
    /// @param datastore the name of the datastore
    public record Where(String host, Optional<String> pool, String folder, String datastore) {}
}
