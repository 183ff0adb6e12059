package dev.vireo.api;

/// What is done to a part of a network.
///
/// libvirt: `virNetworkUpdateCommand`.
public enum NetworkUpdate {
    /// A part is added, at the end where parts have an order.
    ADD,
    /// A part is replaced by another of its name.
    MODIFY,
    /// The part of this name is removed.
    DELETE
}
