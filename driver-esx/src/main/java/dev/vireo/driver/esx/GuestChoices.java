package dev.vireo.driver.esx;

import dev.vireo.model.DomainCapabilities;
import dev.vireo.model.DomainCapabilities.Choice;
import dev.vireo.model.DomainCapabilities.Device;
import dev.vireo.model.DomainCapabilities.Feature;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;

/// What a domain can have: what its document can say and a VMX file can hold.
///
/// libvirt: `virConnectGetDomainCapabilities`, which its driver does not have.
final class GuestChoices {
    private static final String EMULATOR = "/bin/vmx"; // on every ESX host
    private static final String TYPE = "vmware";

    private GuestChoices() {}

    /// Describes the domains of a machine type.
    ///
    /// @param machines the machine types that the host makes, the usual one first
    /// @param maxVcpus how many virtual processors the host allows
    /// @param arch the architecture that is asked for, empty for the usual one
    /// @param machine the machine type that is asked for, empty for the usual one
    /// @param type the domain type that is asked for, empty for the usual one
    /// @throws VirtException `INVALID_ARG` for what there is not
    static DomainCapabilities of(
            List<String> machines, int maxVcpus, String arch, String machine, String type) {
        require(type, List.of(TYPE), "virttype");
        require(arch, List.of("x86_64", "i686"), "arch");
        require(machine, machines, "machine type");
        return new DomainCapabilities(
                EMULATOR,
                TYPE,
                machine.isEmpty() ? machines.stream().findFirst().orElse("") : machine,
                arch.isEmpty() ? "x86_64" : arch,
                maxVcpus,
                List.of("efi"),
                devices(),
                List.of(new Feature("gic", false), new Feature("genid", true)));
    }

    private static void require(String wanted, List<String> there, String what) {
        if (!wanted.isEmpty() && !there.contains(wanted)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the host has no "
                            + what
                            + " '"
                            + wanted
                            + "'; there is: "
                            + String.join(", ", there));
        }
    }

    private static List<Device> devices() {
        return List.of(
                new Device(
                        "disk",
                        List.of(
                                new Choice("diskDevice", List.of("disk", "cdrom", "floppy")),
                                new Choice("bus", List.of("ide", "fdc", "scsi", "sata")))),
                new Device("graphics", List.of(new Choice("type", List.of("vnc")))),
                new Device("video", List.of(new Choice("modelType", List.of("vmvga")))),
                new Device("hostdev", List.of()),
                new Device("rng", List.of()),
                new Device("filesystem", List.of()),
                new Device("tpm", List.of()),
                new Device("redirdev", List.of()),
                new Device("channel", List.of()));
    }
}
