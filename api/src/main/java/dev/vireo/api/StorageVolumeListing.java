package dev.vireo.api;

/// One line of a listing: a volume and its figures.
///
/// @param volume the volume
/// @param info its figures at the time of the listing
public record StorageVolumeListing(StorageVolume volume, StorageVolumeInfo info) {}
