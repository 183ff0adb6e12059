package dev.vireo.api;

import java.util.Optional;
import java.util.OptionalInt;

/// What `dominfo` shows.
///
/// @param id the number of an active domain
/// @param state the state
/// @param maxMemoryKib configured memory in KiB
/// @param memoryKib memory limit in KiB, equal to the configured memory if there is no limit
/// @param vcpus number of virtual processors
/// @param persistent whether the domain has a configuration that outlives it; always true for
///   VMware
/// @param autostart whether the host starts it at boot, empty if the host does not say
/// @param managedSave whether there is a managed save image; always false for VMware
public record DomainInfo(
        OptionalInt id,
        DomainState state,
        long maxMemoryKib,
        long memoryKib,
        int vcpus,
        boolean persistent,
        Optional<Boolean> autostart,
        boolean managedSave) {}
