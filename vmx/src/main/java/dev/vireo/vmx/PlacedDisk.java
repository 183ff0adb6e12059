package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DriveAddress;

/// A disk as VMware can have it, at its place.
///
/// @param original the disk of the document
/// @param disk the same as VMware can have it
/// @param address where it is attached
record PlacedDisk(Disk original, Disk disk, DriveAddress address) {}
