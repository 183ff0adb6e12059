package dev.vireo.simulator.machine;

import java.util.Optional;

/// What a `.vmdk` file tells of itself.
///
/// @param capacityBytes the size of the disk, bytes
/// @param format how it is stored
/// @param thin whether its space is allotted when it is written to
/// @param eagerlyScrubbed whether all of it was zeroed when it was made
/// @param uuid its UUID, if it has one
/// @param contentId the id of its content, if it has one
/// @param parent the datastore path of the disk that it is a delta of
/// @param lun the device behind a raw device mapping
public record DiskFacts(
        long capacityBytes,
        Format format,
        boolean thin,
        boolean eagerlyScrubbed,
        Optional<String> uuid,
        Optional<String> contentId,
        Optional<String> parent,
        Optional<Lun> lun) {

    /// How a disk is stored.
    public enum Format {
        /// Extents on a VMFS or NFS datastore.
        FLAT,
        /// Space-efficient extents.
        SE_SPARSE,
        /// A mapping of a LUN that keeps SCSI commands from it.
        MAPPED_VIRTUAL,
        /// A mapping of a LUN that hands SCSI commands on.
        MAPPED_PHYSICAL
    }

    /// A LUN.
    ///
    /// @param deviceName its name on the host
    /// @param uuid its UUID
    public record Lun(String deviceName, String uuid) {}

    /// Describes a disk of extents.
    ///
    /// @param capacityBytes the size of the disk, bytes
    /// @param thin whether its space is allotted when it is written to
    /// @param uuid its UUID
    /// @return the facts
    public static DiskFacts flat(long capacityBytes, boolean thin, String uuid) {
        return new DiskFacts(
                capacityBytes,
                Format.FLAT,
                thin,
                false,
                Optional.of(uuid),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
