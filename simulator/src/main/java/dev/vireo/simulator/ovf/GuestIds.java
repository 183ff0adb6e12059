package dev.vireo.simulator.ovf;

import dev.vireo.simulator.machine.GuestFacts;
import dev.vireo.vim.LocalizedMethodFault;
import java.util.Map;
import java.util.function.Consumer;

/// The numbers that CIM has for operating systems.
final class GuestIds {
    private static final int OTHER = 1;
    private static final int OTHER_64 = 102;

    private static final Map<Integer, String> BY_NUMBER =
            Map.ofEntries(
                    Map.entry(OTHER, "otherGuest"),
                    Map.entry(36, "otherLinuxGuest"),
                    Map.entry(42, "freebsdGuest"),
                    Map.entry(67, "winXPProGuest"),
                    Map.entry(73, "winVistaGuest"),
                    Map.entry(74, "winVista64Guest"),
                    Map.entry(76, "winLonghornGuest"),
                    Map.entry(77, "winLonghorn64Guest"),
                    Map.entry(78, "freebsd64Guest"),
                    Map.entry(79, "rhel7Guest"),
                    Map.entry(80, "rhel7_64Guest"),
                    Map.entry(84, "sles12Guest"),
                    Map.entry(85, "sles12_64Guest"),
                    Map.entry(93, "ubuntuGuest"),
                    Map.entry(94, "ubuntu64Guest"),
                    Map.entry(95, "debian10Guest"),
                    Map.entry(96, "debian10_64Guest"),
                    Map.entry(99, "other26xLinuxGuest"),
                    Map.entry(100, "other26xLinux64Guest"),
                    Map.entry(101, "otherLinux64Guest"),
                    Map.entry(OTHER_64, "otherGuest64"),
                    Map.entry(103, "windows7Server64Guest"),
                    Map.entry(105, "windows7_64Guest"),
                    Map.entry(106, "centosGuest"),
                    Map.entry(107, "centos64Guest"),
                    Map.entry(112, "windows8Server64Guest"));

    private GuestIds() {}

    /// Returns the identifier of the VI API.
    static String of(Envelope.Guest guest, Consumer<LocalizedMethodFault> warnings) {
        if (GuestFacts.find(guest.id()).isPresent()) {
            return guest.id();
        }
        String known = BY_NUMBER.get(guest.cim());
        if (known != null && GuestFacts.find(known).isPresent()) {
            return known;
        }
        if (!guest.equals(Envelope.Guest.UNKNOWN)) {
            warnings.accept(
                    OvfProblem.mappedGuest(guest.cim(), guest.description(), "otherGuest")
                            .localized());
        }
        return "otherGuest";
    }

    /// Returns the number of CIM.
    static int numberOf(String id) {
        return BY_NUMBER.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id.contains("64") ? OTHER_64 : OTHER);
    }
}
