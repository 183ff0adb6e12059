package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.Optional;

/// Where a machine lives: what its configuration refers to by name, and what a host generates. It
/// is all that the functions of this package know of the inventory and its files.
public interface Site {
    /// Finds a standard network by its name.
    ///
    /// @param name the name of the port group
    /// @return the network
    Optional<ManagedObjectReference> network(String name);

    /// Returns the name of a network.
    ///
    /// @param network a standard network
    /// @return its name, empty if there is no such network
    Optional<String> networkName(ManagedObjectReference network);

    /// Finds a port group of a distributed switch.
    ///
    /// @param switchUuid the UUID of the switch
    /// @param portgroupKey the key of the port group; empty for a port of no group
    /// @return whether there is one
    default boolean hasPortgroup(String switchUuid, String portgroupKey) {
        return false;
    }

    /// Takes a free port of a distributed switch.
    ///
    /// @param switchUuid the UUID of the switch
    /// @param portgroupKey the key of the port group
    /// @return the key of the port
    default String nextPort(String switchUuid, String portgroupKey) {
        return "0";
    }

    /// Finds a datastore.
    ///
    /// @param name its name
    /// @return the datastore
    Optional<ManagedObjectReference> datastore(String name);

    /// Returns the name of a datastore.
    ///
    /// @param datastore the datastore
    /// @return its name, empty if there is no such datastore
    Optional<String> datastoreName(ManagedObjectReference datastore);

    /// Returns where hosts have mounted a datastore.
    ///
    /// @param name its name
    /// @return for example `/vmfs/volumes/65a0c1f2-1b2c3d4e-5f60-001122334455`
    default String mountPath(String name) {
        return "/vmfs/volumes/" + name;
    }

    /// Finds the datastore of a directory below `/vmfs/volumes`.
    ///
    /// @param volume the name of the directory: the name of a datastore or its UUID
    /// @return the name of the datastore
    default Optional<String> volume(String volume) {
        return datastore(volume).isPresent() ? Optional.of(volume) : Optional.empty();
    }

    /// Tells whether a file exists.
    ///
    /// @param path a datastore path
    /// @return whether it does
    boolean exists(String path);

    /// Looks at a disk's descriptor.
    ///
    /// @param path the datastore path of the `.vmdk` file
    /// @return what it tells, empty if there is no such disk
    Optional<DiskFacts> disk(String path);

    /// Generates an address for a network adapter.
    ///
    /// @return such as `00:0c:29:01:02:03` on a host, `00:50:56:81:02:03` in a vCenter
    String nextMac();

    /// Generates a UUID.
    ///
    /// @return its text
    String nextUuid();

    /// Tells the time.
    ///
    /// @return now
    Instant now();

    /// Tells whether a vCenter manages the host; it then gives out addresses as `assigned` ones.
    ///
    /// @return whether it does
    default boolean isVcenter() {
        return false;
    }

    /// Returns the number of logical processors of the host.
    ///
    /// @return how many virtual processors a machine may have that is to run here
    default int processors() {
        return 128;
    }
}
