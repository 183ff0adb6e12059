package dev.vireo.model;

import java.util.Optional;

/// A disk, CD-ROM drive or floppy drive.
///
/// libvirt: `virDomainDiskDef`.
///
/// @param type what holds the data
/// @param device what it is to the guest
/// @param source the file, device or directory; empty without one, and for types that have none
/// @param startupPolicy what to do if the source is missing, if given
/// @param target the name in the guest, such as `sda`
/// @param bus what it is attached to
/// @param address where it sits
/// @param driverName `name` of the driver; the legacy place of the SCSI model
/// @param cache how writes are cached
/// @param readOnly whether the guest may not write
/// @param shareable whether several domains share it
/// @param discardsChanges whether its changes are thrown away at the end (`<transient/>`)
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Disk(
        SourceType type,
        DiskDevice device,
        Optional<String> source,
        Optional<StartupPolicy> startupPolicy,
        String target,
        DiskBus bus,
        Optional<DeviceAddress> address,
        Optional<String> driverName,
        DiskCache cache,
        boolean readOnly,
        boolean shareable,
        boolean discardsChanges,
        XmlElement rest) {}
