package dev.vireo.simulator.ovf;

import dev.vireo.vim.OvfFile;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.Map;
import java.util.Optional;

/// A machine to be described.
///
/// @param id its identifier within the package
/// @param name its name for people
/// @param annotation notes of people
/// @param config its configuration
/// @param files the files of its disks, by the keys of the devices
/// @param nvram the file with what its firmware keeps, if it is in the package
public record MachineExport(
        String id,
        String name,
        String annotation,
        VirtualMachineConfigInfo config,
        Map<Integer, OvfFile> files,
        Optional<OvfFile> nvram) {
    /// Copies the map.
    public MachineExport {
        files = Map.copyOf(files);
    }
}
