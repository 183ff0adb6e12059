package dev.vireo.api;

import java.util.Optional;

/// How a virtual disk is made, beyond what a document says.
///
/// @param eagerZeroed whether all its blocks are written at once, which takes long and makes the
///   disk fit for clusters
/// @param adapter the controller that it is made for: `ide`, `busLogic` or `lsiLogic`, in any case;
///   `lsiLogic` if it is empty, as in libvirt
public record VolumeOptions(boolean eagerZeroed, Optional<String> adapter) {
    /// As libvirt does it.
    public static final VolumeOptions DEFAULT = new VolumeOptions(false, Optional.empty());
}
