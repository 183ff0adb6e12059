package dev.vireo.shell.tuning;

import dev.vireo.api.VcpuPlacement;
import java.util.List;
import java.util.stream.IntStream;

/// Which processors of its host a domain may run on.
final class Affinity {
    private Affinity() {}

    /// Returns the numbers of the host's processors that are allowed.
    static List<Integer> of(VcpuPlacement placement) {
        return IntStream.range(0, placement.hostCpus()).filter(placement::allows).boxed().toList();
    }
}
