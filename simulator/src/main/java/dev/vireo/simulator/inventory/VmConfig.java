package dev.vireo.simulator.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The configuration of a virtual machine.
///
/// @param name the name as the server stores it, with `%`, `/` and `\` escaped
/// @param uuid the UUID of the BIOS
/// @param instanceUuid the UUID that a vCenter tells machines apart by
/// @param created when it was made
/// @param guest the operating system it is made for
/// @param vmPathName its `.vmx` file, for example `[datastore1] web/web.vmx`
/// @param hardware its devices
public record VmConfig(
        String name,
        String uuid,
        String instanceUuid,
        Instant created,
        Guest guest,
        String vmPathName,
        Hardware hardware) {

    /// Returns the folder of the machine's files, for example `[datastore1] web`.
    String directory() {
        return vmPathName.substring(0, vmPathName.lastIndexOf('/'));
    }

    /// Returns the name of one of the machine's files.
    String file(String suffix) {
        return vmPathName.substring(0, vmPathName.length() - ".vmx".length()) + suffix;
    }

    /// An operating system.
    ///
    /// @param id for example `ubuntu64Guest`
    /// @param fullName for people
    /// @param family `linuxGuest`, `windowsGuest` or `otherGuestFamily`
    public record Guest(String id, String fullName, String family) {}

    /// Virtual hardware.
    ///
    /// @param version the number behind `vmx-`
    /// @param cpus virtual processors
    /// @param memoryMb memory, MiB
    /// @param disks disks, on the SCSI bus
    /// @param nics network adapters
    /// @param serialFile the file that a serial port writes to, as a datastore path
    public record Hardware(
            int version,
            int cpus,
            int memoryMb,
            List<Disk> disks,
            List<Nic> nics,
            Optional<String> serialFile) {
        /// Copies the lists.
        public Hardware {
            disks = List.copyOf(disks);
            nics = List.copyOf(nics);
        }
    }

    /// A disk.
    ///
    /// @param path its file, a datastore path
    /// @param sizeKb its capacity, KiB
    /// @param uuid its UUID
    public record Disk(String path, long sizeKb, String uuid) {}

    /// A network adapter.
    ///
    /// @param mac its address
    public record Nic(String mac) {}
}
