package dev.vireo.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A guest that is not to be disturbed: libvirt lets nobody talk to an agent who may only look.
interface ReadOnlyGuest extends DomainGuest {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default String fetchGuestHostname() {
        throw ReadOnlyDomain.refused("virDomainGetHostname");
    }

    @Override
    default List<InterfaceAddresses> fetchInterfaceAddresses(InterfaceAddresses.Source source) {
        if (source == InterfaceAddresses.Source.AGENT) {
            throw ReadOnlyDomain.refused("virDomainInterfaceAddresses");
        }
        return target().fetchInterfaceAddresses(source);
    }

    @Override
    default List<GuestFileSystem> fetchFileSystems() {
        throw ReadOnlyDomain.refused("virDomainGetFSInfo");
    }

    @Override
    default GuestInformation fetchGuestInformation(Set<GuestInformation.Kind> kinds) {
        throw ReadOnlyDomain.refused("virDomainGetGuestInfo");
    }

    @Override
    default Instant fetchTime() {
        throw ReadOnlyDomain.refused("virDomainGetTime");
    }

    @Override
    default Screenshot openScreenshot(int screen) {
        throw ReadOnlyDomain.refused("virDomainScreenshot");
    }

    @Override
    default void sendKeys(List<Integer> codes) {
        throw ReadOnlyDomain.refused("virDomainSendKey");
    }

    @Override
    default void injectNmi() {
        throw ReadOnlyDomain.refused("virDomainInjectNMI");
    }
}
