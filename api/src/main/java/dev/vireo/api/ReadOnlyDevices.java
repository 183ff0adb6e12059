package dev.vireo.api;

import java.util.Set;

/// Devices that can be looked at but not changed.
interface ReadOnlyDevices extends DomainDevices {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default void attachDevice(String xml, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainAttachDeviceFlags");
    }

    @Override
    default void detachDevice(String xml, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainDetachDeviceFlags");
    }

    @Override
    default void updateDevice(String xml, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainUpdateDeviceFlags");
    }

    @Override
    default void detachDeviceAlias(String alias, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainDetachDeviceAlias");
    }

    @Override
    default long resizeDisk(String device, long bytes) {
        throw ReadOnlyDomain.refused("virDomainBlockResize");
    }

    @Override
    default boolean fetchLinkState(String device, Set<Modification> sides) {
        return target().fetchLinkState(device, sides);
    }
}
