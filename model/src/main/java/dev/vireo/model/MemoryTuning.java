package dev.vireo.model;

import java.util.OptionalLong;

/// What a domain may use of the memory of its host.
///
/// libvirt: `mem` of `virDomainDef`.
///
/// @param hardLimit the most it may use, in KiB
/// @param softLimit the most it may use while memory is scarce, in KiB
/// @param minGuarantee what it always has, in KiB
/// @param swapHardLimit the most of memory and swap, in KiB
public record MemoryTuning(
        OptionalLong hardLimit,
        OptionalLong softLimit,
        OptionalLong minGuarantee,
        OptionalLong swapHardLimit) {

    /// Nothing tuned.
    public static final MemoryTuning NONE =
            new MemoryTuning(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
}
