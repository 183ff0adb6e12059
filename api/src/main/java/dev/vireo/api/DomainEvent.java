package dev.vireo.api;

import java.time.Instant;
import java.util.Optional;

/// Something that has happened to a domain.
///
/// libvirt: `virDomainEventID` and its callbacks.
public sealed interface DomainEvent {
    /// Returns the name that the domain had.
    ///
    /// @return the name
    String domain();

    /// Returns when it happened, by the server's clock.
    ///
    /// @return the time
    Instant time();

    /// The domain came, went, or changed its state.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_LIFECYCLE`.
    ///
    /// @param domain the domain's name
    /// @param time when
    /// @param change what
    /// @param detail how, in libvirt's words, such as `Booted` or `Destroyed`
    record Lifecycle(String domain, Instant time, Change change, String detail)
            implements DomainEvent {}

    /// The domain was rebooted or reset.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_REBOOT`.
    ///
    /// @param domain the domain's name
    /// @param time when
    record Reboot(String domain, Instant time) implements DomainEvent {}

    /// The memory that the domain may use changed.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE`.
    ///
    /// @param domain the domain's name
    /// @param time when
    /// @param actualKib how much it is now, KiB
    record BalloonChange(String domain, Instant time, long actualKib) implements DomainEvent {}

    /// A device was added.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_DEVICE_ADDED`.
    ///
    /// @param domain the domain's name
    /// @param time when
    /// @param device the device, as the server calls it
    record DeviceAdded(String domain, Instant time, String device) implements DomainEvent {}

    /// A device was removed.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED`.
    ///
    /// @param domain the domain's name
    /// @param time when
    /// @param device the device, as the server calls it
    record DeviceRemoved(String domain, Instant time, String device) implements DomainEvent {}

    /// What the domain is described with changed.
    ///
    /// libvirt: `VIR_DOMAIN_EVENT_ID_METADATA_CHANGE`.
    ///
    /// @param domain the domain's name
    /// @param time when
    /// @param kind which part
    /// @param namespace the namespace of an element
    record MetadataChange(
            String domain, Instant time, MetadataKind kind, Optional<String> namespace)
            implements DomainEvent {}

    /// What can happen to a domain's life.
    ///
    /// libvirt: `virDomainEventType`.
    enum Change {
        /// It has a configuration, or another one.
        DEFINED("Defined"),
        /// It is gone.
        UNDEFINED("Undefined"),
        /// It runs.
        STARTED("Started"),
        /// It is suspended.
        SUSPENDED("Suspended"),
        /// It runs again.
        RESUMED("Resumed"),
        /// It is off.
        STOPPED("Stopped"),
        /// Its guest shuts down.
        SHUTDOWN("Shutdown"),
        /// Its guest has crashed.
        CRASHED("Crashed");

        private final String text;

        Change(String text) {
            this.text = text;
        }

        /// Returns the word that virsh prints.
        ///
        /// @return the word
        public String text() {
            return text;
        }
    }
}
