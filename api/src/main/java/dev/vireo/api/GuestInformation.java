package dev.vireo.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a guest tells of itself.
///
/// libvirt: `virDomainGetGuestInfo`.
///
/// @param system what runs there, by libvirt's names without `os.`: `id`, `name`, `pretty-name`,
///   `version`, `version-id`, `kernel-release`, `machine`
/// @param hostname the name that it gives itself
/// @param fileSystems what it has mounted
/// @param interfaces its interfaces with their addresses
public record GuestInformation(
        Map<String, String> system,
        Optional<String> hostname,
        List<GuestFileSystem> fileSystems,
        List<InterfaceAddresses> interfaces) {
    /// Copies the lists.
    public GuestInformation {
        system = Map.copyOf(system);
        fileSystems = List.copyOf(fileSystems);
        interfaces = List.copyOf(interfaces);
    }

    /// What can be asked for. libvirt: `virDomainGuestInfoTypes`.
    public enum Kind {
        /// Who is logged in.
        USERS("users"),
        /// What system runs.
        SYSTEM("the operating system"),
        /// Where its clock is.
        TIMEZONE("the time zone"),
        /// Its name.
        HOSTNAME("the host name"),
        /// What is mounted.
        FILE_SYSTEMS("file systems"),
        /// Its disks.
        DISKS("disks"),
        /// Its interfaces.
        INTERFACES("interfaces");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// Returns what people call it.
        ///
        /// @return for example `file systems`
        public String text() {
            return text;
        }
    }
}
