package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What virtual hardware means for a move.
final class HardwareRules {
    private static final long OLD_HARDWARE = 8;
    private static final long MANY_CPUS = 8;

    private static final Set<String> USUAL_CARDS = Set.of("VirtualVmxnet3", "VirtualE1000");

    private static final Map<String, String> PORTS =
            Map.of(
                    "VirtualSerialPort", "serial port",
                    "VirtualParallelPort", "parallel port",
                    "VirtualFloppy", "floppy drive");

    private final Machine machine;
    private final List<Finding> findings;

    HardwareRules(Machine machine, List<Finding> findings) {
        this.machine = machine;
        this.findings = findings;
    }

    private void find(Effort effort, String subject, String reason, String advice) {
        findings.add(new Finding(effort, subject, reason, advice));
    }

    private boolean flag(String path) {
        return machine.item().flag(path).orElse(false);
    }

    void look() {
        passthrough();
        cards();
        ports();
        protection();
        processors();
        firmware();
    }

    private void passthrough() {
        for (InventoryItem device : machine.devices("VirtualPCIPassthrough")) {
            boolean graphics =
                    device.item("backing")
                            .map(it -> it.isA("VirtualPCIPassthroughVmiopBackingInfo"))
                            .orElse(false);
            find(
                    graphics ? Effort.BLOCKED : Effort.HARD,
                    "devices",
                    device.text("deviceInfo.label").orElse("a PCI device")
                            + (graphics ? " is a shared GPU (vGPU)" : " is passed through"),
                    graphics
                            ? "it needs the vendor's driver and licence for KVM: mediated devices"
                            : "the new host needs the same device, as a <hostdev>");
        }
        if (!machine.devices("VirtualSriovEthernetCard").isEmpty()) {
            find(
                    Effort.HARD,
                    "network",
                    "a network card is a virtual function (SR-IOV)",
                    "use a virtio card, or a <hostdev> interface with the same adapter");
        }
        if (!machine.devices("VirtualUSB").isEmpty()) {
            find(
                    Effort.HARD,
                    "devices",
                    "a USB device of the host is attached",
                    "plug it into the new host, or share it over the network");
        }
    }

    private void cards() {
        for (InventoryItem card : machine.cards()) {
            String label = card.text("deviceInfo.label").orElse("a network card");
            if (!USUAL_CARDS.contains(card.type()) && !card.isA("VirtualSriovEthernetCard")) {
                find(
                        Effort.MODERATE,
                        "network",
                        label + " is of type " + Figures.shortType(card, "Virtual"),
                        "use virtio or e1000e; the guest sees another card");
            }
            card.text("backing.port.portgroupKey")
                    .ifPresent(_ ->
                            find(
                                    Effort.MODERATE,
                                    "network",
                                    label
                                            + " is on the distributed port group "
                                            + machine.network(card).orElse("?"),
                                    "make a bridge with the same VLAN on the new host"));
            if (card.item("backing")
                    .map(it -> it.isA("VirtualEthernetCardOpaqueNetworkBackingInfo"))
                    .orElse(false)) {
                find(
                        Effort.HARD,
                        "network",
                        label + " is on a network of NSX",
                        "what NSX does for it (firewall, overlay) has to be done anew");
            }
        }
    }

    private void ports() {
        PORTS.forEach((type, name) -> {
            if (!machine.devices(type).isEmpty()) {
                find(
                        Effort.MODERATE,
                        "devices",
                        "there is a " + name,
                        "remove it if nobody uses it");
            }
        });
    }

    private void protection() {
        if (!machine.devices("VirtualTPM").isEmpty()) {
            find(
                    Effort.HARD,
                    "security",
                    "there is a virtual TPM",
                    "its secrets do not move: have recovery keys (BitLocker) at hand, and add a new"
                            + " TPM");
        }
        if (machine.item().item("config.keyId").isPresent()) {
            find(
                    Effort.BLOCKED,
                    "security",
                    "the machine is encrypted",
                    "decrypt it with a storage policy without encryption first");
        }
        String state = machine.item().text("runtime.faultToleranceState").orElse("notConfigured");
        if (!state.equals("notConfigured")) {
            find(
                    Effort.HARD,
                    "availability",
                    "fault tolerance is on",
                    "KVM has none: turn it off, and plan for availability in the guest");
        }
        if (!machine.devices("VirtualNVDIMM").isEmpty()) {
            find(
                    Effort.HARD,
                    "devices",
                    "there is persistent memory (NVDIMM)",
                    "move what is in it to a disk first");
        }
    }

    private void processors() {
        if (flag("config.cpuHotAddEnabled") || flag("config.memoryHotAddEnabled")) {
            find(
                    Effort.MODERATE,
                    "processors",
                    "processors or memory may be added while it runs",
                    "set a maximum for vCPUs and memory in the new domain");
        }
        if (machine.item().number("config.hardware.numCPU").orElse(0L) > MANY_CPUS) {
            find(
                    Effort.MODERATE,
                    "processors",
                    machine.item().number("config.hardware.numCPU").orElse(0L) + " vCPUs",
                    "give the new domain the topology and NUMA cells of its host");
        }
        if (flag("config.nestedHVEnabled")) {
            find(
                    Effort.MODERATE,
                    "processors",
                    "it runs virtual machines itself",
                    "the new host needs nested virtualisation, and the CPU mode host-passthrough");
        }
        if (machine.is("config.latencySensitivity.level", "high")) {
            find(
                    Effort.MODERATE,
                    "processors",
                    "its latency sensitivity is high",
                    "pin vCPUs and use huge pages");
        }
    }

    private void firmware() {
        if (flag("config.bootOptions.efiSecureBootEnabled")) {
            find(
                    Effort.MODERATE,
                    "firmware",
                    "secure boot is on",
                    "use OVMF with secure boot and enrolled keys");
        } else if (machine.is("config.firmware", "efi")) {
            find(
                    Effort.MODERATE,
                    "firmware",
                    "it starts with EFI",
                    "use OVMF; boot entries in the NVRAM do not move");
        }
        Figures.hardwareVersion(machine.item().text("config.version"))
                .filter(version -> version < OLD_HARDWARE)
                .ifPresent(version ->
                        find(
                                Effort.MODERATE,
                                "hardware",
                                "hardware version " + version,
                                "check the guest's age: drivers for virtio may not exist"));
    }
}
