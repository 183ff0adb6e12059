package dev.vireo.api;

/// A guest that nobody puts to sleep or wakes.
interface ReadOnlySleep extends DomainSleep {
    @Override
    default void standby() {
        throw ReadOnlyDomain.refused("virDomainPMSuspendForDuration");
    }

    @Override
    default void wakeUp() {
        throw ReadOnlyDomain.refused("virDomainPMWakeup");
    }
}
