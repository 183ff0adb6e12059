package dev.vireo.model;

import java.util.Optional;

/// What libvirt's document of a storage volume says, as far as VMware has something for it.
///
/// @param type `file` or `block`
/// @param name the name
/// @param key the key, empty in a document of which a volume is to be made
/// @param capacity bytes
/// @param allocation bytes taken; those of the capacity if the document does not say it
/// @param path the place, in the driver's own form
/// @param format the format, such as `vmdk`, `iso` or `raw`; empty for a device
public record StorageVolumeDefinition(
        String type,
        String name,
        Optional<String> key,
        long capacity,
        long allocation,
        Optional<String> path,
        Optional<String> format) {}
