package dev.vireo.api;

import java.nio.file.Path;
import java.util.List;

/// What a pull has done.
///
/// @param disks the disks that were copied
/// @param files what was written beside them: the configuration, the document, firmware variables
/// @param route which way the bytes took
/// @param notes what else is to be known: disks that were left out, drives that were not looked at,
///   a snapshot that could not be removed; sentences
public record PullReport(
        List<PulledDisk> disks, List<Path> files, String route, List<String> notes) {
    /// Copies the lists.
    public PullReport {
        disks = List.copyOf(disks);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
