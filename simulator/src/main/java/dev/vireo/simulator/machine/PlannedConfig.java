package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
/// @param extras what few machines have
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
        Extras extras,
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
                        extras,
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
        return extras.annotation;
    }

    @Override
    public boolean template() {
        return extras.template;
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

    /// Returns the network of an adapter.
    ///
    /// @param index which of [#nics()]
    /// @return where it is attached
    public Link link(int index) {
        return index < extras.links.size()
                ? extras.links.get(index)
                : new Link(place.network, place.networkName, "", "", false);
    }

    /// Tells whether a disk takes all of its space.
    ///
    /// @param index which of [#disks()]
    /// @return false for a thin disk
    public boolean isThick(int index) {
        return extras.thick.contains(index);
    }

    /// What few machines have, so that the others need not keep it.
    ///
    /// @param annotation notes of people
    /// @param template whether it is a template
    /// @param links the networks of the adapters, in their order; those that are missing are
    ///   attached to the network of the [Place]
    /// @param thick which disks take all of their space, by their place in the list
    public record Extras(
            String annotation, boolean template, List<Link> links, Set<Integer> thick) {
        /// Nothing particular.
        public static final Extras NONE = new Extras("", false, List.of(), Set.of());

        /// Copies the lists.
        public Extras {
            links = List.copyOf(links);
            thick = Set.copyOf(thick);
        }
    }

    /// Where an adapter is attached.
    ///
    /// @param network the network
    /// @param name its name
    /// @param switchUuid the distributed switch that it belongs to, empty if it belongs to none
    /// @param port the port of the distributed switch, empty for none
    /// @param manual whether a person chose the adapter's address
    public record Link(
            ManagedObjectReference network,
            String name,
            String switchUuid,
            String port,
            boolean manual) {}
}
