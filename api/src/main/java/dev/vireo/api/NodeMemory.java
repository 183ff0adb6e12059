package dev.vireo.api;

/// Memory of a host.
///
/// @param totalKib all of it, KiB
/// @param freeKib what nobody uses, KiB
public record NodeMemory(long totalKib, long freeKib) {}
