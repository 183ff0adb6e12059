package dev.vireo.api;

import java.nio.file.Path;
import java.util.List;

/// A disk that was copied.
///
/// @param device where the domain has it, for example `scsi0:0`
/// @param chain the descriptors of the disk and of those that it is based on, the topmost first, as
///   datastore paths
/// @param image the image
/// @param size how large the disk is, in bytes
/// @param start from which byte of the disk on this pull has copied it; 0 for all of it, [#size] if
///   it was whole before
/// @param read how many bytes were fetched
/// @param stored how many of them were not zero
public record PulledDisk(
        String device,
        List<String> chain,
        Path image,
        long size,
        long start,
        long read,
        long stored) {
    /// Copies the list.
    public PulledDisk {
        chain = List.copyOf(chain);
    }
}
