package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is to be seen of, and done with, the system that runs in a domain.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainGuest {
    /// Fetches the name that the guest gives itself.
    ///
    /// libvirt: `virDomainGetHostname`. VI API: `guest.hostName`.
    ///
    /// @return the name
    /// @throws VirtException `OPERATION_INVALID` if the domain does not run, or its Tools do not
    default String fetchGuestHostname() {
        throw Unsupported.function("virDomainGetHostname");
    }

    /// Fetches the addresses of the guest's interfaces.
    ///
    /// libvirt: `virDomainInterfaceAddresses`. VI API: `guest.net`.
    ///
    /// @param source who knows them
    /// @return the interfaces that are connected
    /// @throws VirtException `ARGUMENT_UNSUPPORTED` for a source that the driver does not have,
    ///   `OPERATION_INVALID` if the domain does not run
    default List<InterfaceAddresses> fetchInterfaceAddresses(InterfaceAddresses.Source source) {
        throw Unsupported.function("virDomainInterfaceAddresses");
    }

    /// Fetches the file systems that the guest has mounted.
    ///
    /// libvirt: `virDomainGetFSInfo`. VI API: `guest.disk`.
    ///
    /// @return all that the guest tells
    /// @throws VirtException `OPERATION_INVALID` if the domain does not run, or its Tools do not
    default List<GuestFileSystem> fetchFileSystems() {
        throw Unsupported.function("virDomainGetFSInfo");
    }

    /// Fetches what the guest tells of itself.
    ///
    /// libvirt: `virDomainGetGuestInfo`. VI API: `guest`.
    ///
    /// @param kinds what is wanted, empty for all that can be told
    /// @return what is wanted; the rest is empty
    /// @throws VirtException `ARGUMENT_UNSUPPORTED` for a kind that the driver does not have,
    ///   `OPERATION_INVALID` if the domain does not run, or its Tools do not
    default GuestInformation fetchGuestInformation(Set<GuestInformation.Kind> kinds) {
        throw Unsupported.function("virDomainGetGuestInfo");
    }

    /// Fetches the guest's clock.
    ///
    /// libvirt: `virDomainGetTime`.
    ///
    /// @return the time
    default Instant fetchTime() {
        throw Unsupported.function("virDomainGetTime");
    }

    /// Takes a picture of the screen.
    ///
    /// libvirt: `virDomainScreenshot`. VI API: the server's `/screen`.
    ///
    /// @param screen the number of the screen, from 0
    /// @return the picture, to be closed
    /// @throws VirtException `OPERATION_INVALID` if the domain does not run, `INVALID_ARG` for a
    ///   screen that it does not have
    default Screenshot openScreenshot(int screen) {
        throw Unsupported.function("virDomainScreenshot");
    }

    /// Presses keys together and lets them go.
    ///
    /// libvirt: `virDomainSendKey`. VI API: `PutUsbScanCodes`.
    ///
    /// @param codes the keys in codes of USB keyboards (HID usage identifiers)
    default void sendKeys(List<Integer> codes) {
        throw Unsupported.function("virDomainSendKey");
    }

    /// Interrupts the guest as the button of a server does.
    ///
    /// libvirt: `virDomainInjectNMI`. VI API: `SendNMI`.
    default void injectNmi() {
        throw Unsupported.function("virDomainInjectNMI");
    }
}
