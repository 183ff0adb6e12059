package dev.vireo.export;

import java.util.List;
import java.util.Locale;

/// What the guest means for a move.
final class GuestRules {
    /// Guests that there are no virtio drivers for.
    private static final List<String> WITHOUT_VIRTIO =
            List.of(
                    "dos",
                    "win31",
                    "win95",
                    "win98",
                    "winme",
                    "winnt",
                    "win2000",
                    "os2",
                    "netware",
                    "openserver",
                    "unixware",
                    "solaris6",
                    "solaris7",
                    "solaris8",
                    "solaris9",
                    "eComStation",
                    "darwin");

    /// Guests whose last drivers are old.
    private static final List<String> WITH_OLD_VIRTIO =
            List.of(
                    "winxp",
                    "winnet",
                    "winvista",
                    "winlonghorn",
                    "windows7",
                    "rhel3",
                    "rhel4",
                    "rhel5",
                    "centos5",
                    "sles10",
                    "debian4",
                    "debian5",
                    "solaris10",
                    "solaris11",
                    "other24x");

    private final Machine machine;
    private final List<Finding> findings;

    GuestRules(Machine machine, List<Finding> findings) {
        this.machine = machine;
        this.findings = findings;
    }

    void look() {
        system();
        tools();
    }

    private void system() {
        String guest = machine.item().text("config.guestId").orElse("").toLowerCase(Locale.ROOT);
        String name = machine.item().text("config.guestFullName").orElse(guest);
        if (startsWithOne(guest, WITHOUT_VIRTIO)) {
            findings.add(
                    new Finding(
                            Effort.HARD,
                            "guest",
                            name + " has no virtio drivers",
                            "use IDE or SATA disks and an e1000 or rtl8139 card"));
        } else if (startsWithOne(guest, WITH_OLD_VIRTIO)) {
            findings.add(
                    new Finding(
                            Effort.MODERATE,
                            "guest",
                            name + " has old virtio drivers, or none",
                            "try it with SATA disks and an e1000 card first"));
        } else if (guest.startsWith("win")) {
            findings.add(
                    new Finding(
                            Effort.MODERATE,
                            "guest",
                            name + " comes without virtio drivers",
                            "install virtio-win before the move, or let virt-v2v do it"));
        }
    }

    private static boolean startsWithOne(String guest, List<String> some) {
        return some.stream()
                .anyMatch(beginning -> guest.startsWith(beginning.toLowerCase(Locale.ROOT)));
    }

    private void tools() {
        if (!machine.isRunning()) {
            return;
        }
        String status = machine.item().text("guest.toolsStatus").orElse("");
        switch (status) {
            case "toolsNotInstalled", "toolsNotRunning" ->
                    findings.add(
                            new Finding(
                                    Effort.MODERATE,
                                    "tools",
                                    status.equals("toolsNotInstalled")
                                            ? "VMware Tools are not installed"
                                            : "VMware Tools do not run",
                                    "nothing can shut it down cleanly or quiesce its disks: do it"
                                            + " in the guest"));
            default -> {} // they run; that they go with the move is the same for all
        }
    }
}
