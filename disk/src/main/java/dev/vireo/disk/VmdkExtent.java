package dev.vireo.disk;

/// A part of a disk, as its descriptor names it.
///
/// @param accessible whether it may be read: `RW` and `RDONLY`, not `NOACCESS`
/// @param sectors how many sectors of the disk it is
/// @param kind how it is stored
/// @param file the file's name, relative to the descriptor; empty if there is none
/// @param offset where in the file it starts, in sectors; only of flat extents
public record VmdkExtent(
        boolean accessible, long sectors, ExtentKind kind, String file, long offset) {}
