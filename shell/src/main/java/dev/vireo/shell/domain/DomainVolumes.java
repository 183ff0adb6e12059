package dev.vireo.shell.domain;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.api.StorageVolume;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The volumes that `undefine` removes with a domain. They are looked up while the domain is there
/// to say what its disks are, and removed when it is not.
///
/// @param volumes the volumes of disks
/// @param complaints what was wanted and is no volume, a message each
record DomainVolumes(List<OfDisk> volumes, List<String> complaints) {
    DomainVolumes {
        volumes = List.copyOf(volumes);
        complaints = List.copyOf(complaints);
    }

    /// A disk's volume.
    ///
    /// @param target the name of the disk in the domain
    /// @param volume the volume
    record OfDisk(String target, StorageVolume volume) {
        /// Returns the name of both in messages.
        String text() {
            return "'" + target + "'(" + volume.path() + ")";
        }
    }

    static final DomainVolumes NONE = new DomainVolumes(List.of(), List.of());

    /// Finds all disks' volumes. Media in drives are left out, which other domains may use as well.
    static DomainVolumes all(Connection connection, Domain domain) {
        return of(
                connection,
                domain.fetchBlockInfo().stream()
                        .filter(disk -> disk.device().equals("disk"))
                        .toList());
    }

    /// Finds some disks' volumes.
    ///
    /// @param names targets or paths, with commas between them
    /// @throws CommandFailure naming all that the domain has not
    static DomainVolumes named(Connection connection, Domain domain, String names) {
        Set<String> wanted = new LinkedHashSet<>(List.of(names.split(",", -1)));
        List<BlockInfo> disks = new ArrayList<>();
        for (BlockInfo disk : domain.fetchBlockInfo()) {
            boolean byTarget = wanted.remove(disk.target());
            boolean byPath = disk.path().filter(wanted::remove).isPresent();
            if (byTarget || byPath) {
                disks.add(disk);
            }
        }
        if (!wanted.isEmpty()) {
            throw CommandFailure.usage(
                    wanted.stream()
                            .map(name ->
                                    "Volume '" + name + "' was not found in domain's definition.\n")
                            .toList());
        }
        return of(connection, disks);
    }

    private static DomainVolumes of(Connection connection, List<BlockInfo> disks) {
        List<OfDisk> volumes = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (BlockInfo disk : disks) {
            disk.path()
                    .ifPresent(path ->
                            find(connection, path)
                                    .ifPresentOrElse(
                                            volume ->
                                                    volumes.add(new OfDisk(disk.target(), volume)),
                                            () -> complaints.add(unmanaged(disk.target(), path))));
        }
        return new DomainVolumes(volumes, complaints);
    }

    private static Optional<StorageVolume> find(Connection connection, String path) {
        try {
            return Optional.of(connection.lookupVolumeByPath(path));
        } catch (VirtException e) {
            if (e.code() == ErrorCode.NO_STORAGE_VOL || e.code() == ErrorCode.INVALID_ARG) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String unmanaged(String target, String path) {
        return "Storage volume '"
                + target
                + "'("
                + path
                + ") is not managed by libvirt. Remove it manually.\n";
    }
}
