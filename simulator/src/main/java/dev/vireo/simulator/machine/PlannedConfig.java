package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The configuration of a machine as a model planned it.
///
/// @param name the name as the server stores it, with `%`, `/` and `\` escaped
/// @param uuid the UUID of the BIOS
/// @param instanceUuid the UUID that a vCenter tells machines apart by
/// @param created when it was made
/// @param guest the operating system it is made for
/// @param vmPathName its `.vmx` file, for example `[datastore1] web/web.vmx`
/// @param hardware its devices
/// @param place where its files and networks are
/// @param on whether it is switched on
public record PlannedConfig(
        String name,
        String uuid,
        String instanceUuid,
        Instant created,
        GuestOs guest,
        String vmPathName,
        Hardware hardware,
        Place place,
        boolean on)
        implements MachineConfig {

    @Override
    public VirtualMachineConfigInfo info() {
        return MachineDefaults.info(this);
    }

    @Override
    public PlannedConfig connected(boolean state) {
        return state == on
                ? this
                : new PlannedConfig(
                        name,
                        uuid,
                        instanceUuid,
                        created,
                        guest,
                        vmPathName,
                        hardware,
                        place,
                        state);
    }

    @Override
    public int cpus() {
        return hardware.cpus;
    }

    @Override
    public int memoryMb() {
        return hardware.memoryMb;
    }

    @Override
    public Optional<String> serialFile() {
        return hardware.serialFile;
    }

    @Override
    public String version() {
        return "vmx-" + hardware.version;
    }

    @Override
    public String annotation() {
        return "";
    }

    @Override
    public boolean template() {
        return false;
    }

    @Override
    public ResourceAllocationInfo cpuAllocation() {
        return MachineDefaults.allocation(1000 * hardware.cpus);
    }

    @Override
    public ResourceAllocationInfo memoryAllocation() {
        return MachineDefaults.allocation(10 * hardware.memoryMb);
    }

    @Override
    public List<Disk> disks() {
        return hardware.disks;
    }

    @Override
    public List<Nic> nics() {
        return hardware.nics;
    }

    /// Virtual hardware.
    ///
    /// @param version the number behind `vmx-`
    /// @param cpus virtual processors
    /// @param memoryMb memory, MiB
    /// @param disks disks, on the SCSI bus
    /// @param nics network adapters
    /// @param serialFile the file that a serial port writes to, as a datastore path
    /// @param vmciId the number of the machine on the VMCI bus
    public record Hardware(
            int version,
            int cpus,
            int memoryMb,
            List<Disk> disks,
            List<Nic> nics,
            Optional<String> serialFile,
            long vmciId) {
        /// Copies the lists.
        public Hardware {
            disks = List.copyOf(disks);
            nics = List.copyOf(nics);
        }
    }

    /// Where the files and the networks of machines are.
    ///
    /// @param datastore the datastore
    /// @param datastoreName its name
    /// @param datastoreUrl where hosts have mounted it
    /// @param network the network of all adapters
    /// @param networkName its name
    public record Place(
            ManagedObjectReference datastore,
            String datastoreName,
            String datastoreUrl,
            ManagedObjectReference network,
            String networkName) {}
}
