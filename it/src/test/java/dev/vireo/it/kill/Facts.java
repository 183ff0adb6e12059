package dev.vireo.it.kill;

import java.util.List;
import java.util.stream.Stream;

/// What a client knows of a machine.
///
/// @param memoryMb its memory
/// @param note its annotation
/// @param on whether it is on
/// @param disks how many disks it has
/// @param snapshots the names of its snapshots, the oldest first
record Facts(int memoryMb, String note, boolean on, int disks, List<String> snapshots) {
    Facts with(int memory, String text) {
        return new Facts(memory, text, on, disks, snapshots);
    }

    Facts power(boolean wanted) {
        return new Facts(memoryMb, note, wanted, disks, snapshots);
    }

    Facts disks(int count) {
        return new Facts(memoryMb, note, on, count, snapshots);
    }

    Facts snapshot(String name) {
        return new Facts(
                memoryMb,
                note,
                on,
                disks,
                Stream.concat(snapshots.stream(), Stream.of(name)).toList());
    }

    Facts withoutSnapshots() {
        return new Facts(memoryMb, note, on, disks, List.of());
    }
}
