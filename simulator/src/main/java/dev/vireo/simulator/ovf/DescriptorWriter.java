package dev.vireo.simulator.ovf;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfFile;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes the descriptor of a machine or of a group of machines.
public final class DescriptorWriter {
    private static final String STREAM =
            "http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized";

    private final XmlLines xml = new XmlLines();
    private final List<MachineExport> machines;
    private final Set<String> options;
    private final Function<VirtualEthernetCard, String> networkOf;
    private final Consumer<LocalizedMethodFault> warnings;
    private final Map<OvfFile, String> fileIds = new LinkedHashMap<>();
    private final Map<VirtualDisk, String> diskIds = new LinkedHashMap<>();

    /// Takes what is to be described.
    ///
    /// @param machines the machines
    /// @param options `mac`, `uuid`, `extraconfig`, `nodevicesubtypes`
    /// @param networkOf finds the name of the network of an adapter
    /// @param warnings who is told of devices that OVF cannot describe
    public DescriptorWriter(
            List<MachineExport> machines,
            Set<String> options,
            Function<VirtualEthernetCard, String> networkOf,
            Consumer<LocalizedMethodFault> warnings) {
        this.machines = List.copyOf(machines);
        this.options = Set.copyOf(options);
        this.networkOf = networkOf;
        this.warnings = warnings;
        for (MachineExport machine : machines) {
            for (VirtualDisk disk : disks(machine)) {
                diskIds.put(disk, "vmdisk" + (diskIds.size() + 1));
                OvfFile file = machine.files().get(disk.key());
                if (file != null) {
                    fileIds.put(file, "file" + (fileIds.size() + 1));
                }
            }
            machine.nvram().ifPresent(file -> fileIds.put(file, "file" + (fileIds.size() + 1)));
        }
    }

    private static List<VirtualDisk> disks(MachineExport machine) {
        return machine.config().hardware().device().stream()
                .filter(VirtualDisk.class::isInstance)
                .map(VirtualDisk.class::cast)
                .toList();
    }

    /// Describes a single machine.
    ///
    /// @return the descriptor
    public String machine() {
        begin();
        machine(machines.getFirst());
        return end();
    }

    /// Describes a group of machines.
    ///
    /// @param id the identifier of the group within the package
    /// @param name its name for people
    /// @param annotation notes of people
    /// @param order when each machine starts, by its identifier
    /// @return the descriptor
    public String group(String id, String name, String annotation, Map<String, Integer> order) {
        begin();
        xml.open("VirtualSystemCollection", "ovf:id", id)
                .text("Info", "A collection of virtual machines")
                .text("Name", name);
        annotation(annotation);
        if (!order.isEmpty()) {
            xml.open("StartupSection").text("Info", "Startup ordering for the virtual machines");
            for (MachineExport machine : machines) {
                Integer place = order.get(machine.id());
                if (place != null) {
                    xml.empty("Item", "ovf:id", machine.id(), "ovf:order", String.valueOf(place));
                }
            }
            xml.close("StartupSection");
        }
        machines.forEach(this::machine);
        xml.close("VirtualSystemCollection");
        return end();
    }

    private void begin() {
        xml.open(
                "Envelope",
                "xmlns",
                OvfNode.OVF,
                "xmlns:ovf",
                OvfNode.OVF,
                "xmlns:rasd",
                OvfNode.RASD,
                "xmlns:vmw",
                OvfNode.VMW,
                "xmlns:vssd",
                OvfNode.VSSD,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance");
        references();
        diskSection();
        networks();
    }

    private String end() {
        return xml.close("Envelope").toString();
    }

    private void references() {
        xml.open("References");
        fileIds.forEach((file, id) -> {
            List<String> attributes =
                    new ArrayList<>(List.of("ovf:id", id, "ovf:href", file.path()));
            if (file.size() > 0) {
                attributes.addAll(List.of("ovf:size", String.valueOf(file.size())));
            }
            String compression = file.compressionMethod();
            if (compression != null && !compression.isEmpty()) {
                attributes.addAll(List.of("ovf:compression", compression));
            }
            Long chunk = file.chunkSize();
            if (chunk != null && chunk > 0) {
                attributes.addAll(List.of("ovf:chunkSize", String.valueOf(chunk)));
            }
            xml.empty("File", attributes.toArray(String[]::new));
        });
        xml.close("References");
    }

    private void diskSection() {
        if (diskIds.isEmpty()) {
            return;
        }
        xml.open("DiskSection").text("Info", "Virtual disk information");
        for (MachineExport machine : machines) {
            for (VirtualDisk disk : disks(machine)) {
                disk(disk, machine.files());
            }
        }
        xml.close("DiskSection");
    }

    private void disk(VirtualDisk disk, Map<Integer, OvfFile> files) {
        List<String> attributes =
                new ArrayList<>(
                        List.of(
                                "ovf:capacity",
                                String.valueOf(disk.capacityInKB()),
                                "ovf:capacityAllocationUnits",
                                "byte * 2^10",
                                "ovf:diskId",
                                diskIds.get(disk)));
        OvfFile file = files.get(disk.key());
        if (file != null) {
            attributes.addAll(List.of("ovf:fileRef", fileIds.get(file), "ovf:format", STREAM));
            Long populated = file.populatedSize();
            if (populated != null) {
                attributes.addAll(List.of("ovf:populatedSize", String.valueOf(populated)));
            }
        }
        xml.empty("Disk", attributes.toArray(String[]::new));
    }

    private void networks() {
        Set<String> names = new LinkedHashSet<>();
        for (MachineExport machine : machines) {
            for (VirtualDevice device : machine.config().hardware().device()) {
                if (device instanceof VirtualEthernetCard card) {
                    names.add(networkOf.apply(card));
                }
            }
        }
        if (names.isEmpty()) {
            return;
        }
        xml.open("NetworkSection").text("Info", "The list of logical networks");
        for (String name : names) {
            xml.open("Network", "ovf:name", name)
                    .text("Description", "The " + name + " network")
                    .close("Network");
        }
        xml.close("NetworkSection");
    }

    private void machine(MachineExport machine) {
        xml.open("VirtualSystem", "ovf:id", machine.id())
                .text("Info", "A virtual machine")
                .text("Name", machine.name());
        annotation(machine.annotation());
        String guest = machine.config().guestId();
        xml.open(
                        "OperatingSystemSection",
                        "ovf:id",
                        String.valueOf(GuestIds.numberOf(guest)),
                        "vmw:osType",
                        guest)
                .text("Info", "The kind of installed guest operating system")
                .text("Description", machine.config().guestFullName())
                .close("OperatingSystemSection");
        new HardwareWriter(xml, machine, diskIds, options, networkOf, warnings)
                .write(machine.nvram().map(fileIds::get));
        xml.close("VirtualSystem");
    }

    private void annotation(String text) {
        if (!text.isEmpty()) {
            xml.open("AnnotationSection")
                    .text("Info", "A human-readable annotation")
                    .text("Annotation", text)
                    .close("AnnotationSection");
        }
    }
}
