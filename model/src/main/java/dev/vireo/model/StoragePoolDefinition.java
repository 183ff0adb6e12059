package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// What libvirt's document of a storage pool says, as far as VMware has something for it.
///
/// @param type libvirt's type of the pool: `dir`, `fs`, `netfs` or `iscsi` for VMware
/// @param name the name
/// @param uuid the UUID, empty if the document leaves it to the driver
/// @param capacity bytes
/// @param allocation bytes in use
/// @param available free bytes
/// @param source what the pool is made of
/// @param targetPath the directory in which the host has it
public record StoragePoolDefinition(
        String type,
        String name,
        Optional<UUID> uuid,
        long capacity,
        long allocation,
        long available,
        Source source,
        Optional<String> targetPath) {

    /// What a pool is made of.
    ///
    /// @param hosts the servers
    /// @param device the name of an iSCSI target, or of a device
    /// @param directory the directory on the server
    /// @param initiator the name of the iSCSI initiator
    /// @param format the file system or the protocol, such as `vmfs` or `nfs`
    /// @param protocolVersion the version of NFS
    public record Source(
            List<Host> hosts,
            Optional<String> device,
            Optional<String> directory,
            Optional<String> initiator,
            Optional<String> format,
            Optional<String> protocolVersion) {
        /// A source that says nothing.
        public static final Source NONE =
                new Source(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        /// Copies the list.
        public Source {
            hosts = List.copyOf(hosts);
        }

        /// Returns it with a format.
        ///
        /// @param name the format
        /// @return a copy
        public Source withFormat(String name) {
            return new Source(
                    hosts, device, directory, initiator, Optional.of(name), protocolVersion);
        }
    }

    /// A server.
    ///
    /// @param name its name or address
    /// @param port its port
    public record Host(String name, OptionalInt port) {}
}
