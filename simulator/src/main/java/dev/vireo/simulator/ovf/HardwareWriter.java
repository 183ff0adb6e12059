package dev.vireo.simulator.ovf;

import dev.vireo.simulator.machine.MemberTexts;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfUnsupportedDeviceExport;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the virtual hardware of a machine.
final class HardwareWriter {
    /// What every machine has, and what OVF does not speak of.
    private static final List<String> TAKEN_FOR_GRANTED =
            List.of(
                    "VirtualPCIController",
                    "VirtualPS2Controller",
                    "VirtualSIOController",
                    "VirtualKeyboard",
                    "VirtualPointingDevice");

    /// Settings that every device of a kind has in the same way.
    private static final Map<String, String> USUAL =
            Map.of("backing.diskMode", "persistent", "connectable.allowGuestControl", "true");

    /// Entries that name files of this machine.
    private static final List<String> FILES = List.of("nvram", "extendedConfigFile");

    private final XmlLines xml;
    private final MachineExport machine;
    private final VirtualMachineConfigInfo config;
    private final Map<VirtualDisk, String> diskIds;
    private final Set<String> options;
    private final Function<VirtualEthernetCard, String> networkOf;
    private final Consumer<LocalizedMethodFault> warnings;
    private final Map<Integer, Integer> ids = new HashMap<>();
    private int count;

    HardwareWriter(
            XmlLines xml,
            MachineExport machine,
            Map<VirtualDisk, String> diskIds,
            Set<String> options,
            Function<VirtualEthernetCard, String> networkOf,
            Consumer<LocalizedMethodFault> warnings) {
        this.xml = xml;
        this.machine = machine;
        this.config = machine.config();
        this.diskIds = diskIds;
        this.options = options;
        this.networkOf = networkOf;
        this.warnings = warnings;
    }

    /// Writes the section.
    ///
    /// @param nvram the identifier of the file with what the firmware keeps
    void write(Optional<String> nvram) {
        xml.open("VirtualHardwareSection").text("Info", "Virtual hardware requirements");
        xml.open("System")
                .text("vssd:ElementName", "Virtual Hardware Family")
                .text("vssd:InstanceID", "0");
        if (options.contains("uuid")) {
            xml.text("vssd:VirtualSystemIdentifier", config.uuid());
        } else {
            xml.text("vssd:VirtualSystemIdentifier", machine.name());
        }
        xml.text("vssd:VirtualSystemType", config.version()).close("System");
        processors();
        memory();
        config.hardware().device().stream()
                .filter(VirtualController.class::isInstance)
                .forEach(this::device);
        config.hardware().device().stream()
                .filter(each -> !(each instanceof VirtualController))
                .forEach(this::device);
        Settings.OF_MACHINES.forEach((key, path) -> setting(key, MemberTexts.get(config, path)));
        nvram.ifPresent(id -> option("nvram", "ovf:/file/" + id));
        if (options.contains("extraconfig")) {
            config.extraConfig().stream()
                    .filter(each -> !FILES.contains(each.key()))
                    .forEach(each -> option(each.key(), String.valueOf(each.value())));
        }
        xml.close("VirtualHardwareSection");
    }

    private void option(String key, String value) {
        xml.empty("vmw:ExtraConfig", "ovf:required", "false", "vmw:key", key, "vmw:value", value);
    }

    private void setting(String key, Optional<String> value) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text ->
                        xml.empty(
                                "vmw:Config",
                                "ovf:required",
                                "false",
                                "vmw:key",
                                key,
                                "vmw:value",
                                text));
    }

    private void processors() {
        int cpus = config.hardware().numCPU();
        Map<String, String> values = item(DeviceKinds.PROCESSORS, cpus + " virtual CPU(s)");
        values.put("AllocationUnits", "hertz * 10^6");
        values.put("Description", "Number of Virtual CPUs");
        values.put("VirtualQuantity", String.valueOf(cpus));
        allocation(config.cpuAllocation(), values);
        Integer cores = config.hardware().numCoresPerSocket();
        write(
                values,
                cores == null || cores == 0
                        ? List.of()
                        : List.of(Map.entry("CoresPerSocket", String.valueOf(cores))));
    }

    private void memory() {
        int memory = config.hardware().memoryMB();
        Map<String, String> values = item(DeviceKinds.MEMORY, memory + "MB of memory");
        values.put("AllocationUnits", "byte * 2^20");
        values.put("Description", "Memory Size");
        values.put("VirtualQuantity", String.valueOf(memory));
        allocation(config.memoryAllocation(), values);
        write(values, List.of());
    }

    private static void allocation(
            @Nullable ResourceAllocationInfo allocation, Map<String, String> values) {
        if (allocation == null) {
            return;
        }
        Long reservation = allocation.reservation();
        if (reservation != null && reservation > 0) {
            values.put("Reservation", String.valueOf(reservation));
        }
        Long limit = allocation.limit();
        if (limit != null && limit >= 0) {
            values.put("Limit", String.valueOf(limit));
        }
        SharesInfo shares = allocation.shares();
        if (shares != null && !Objects.equals(shares.level(), SharesLevel.NORMAL)) {
            values.put("Weight", String.valueOf(shares.shares()));
        }
    }

    private Map<String, String> item(int type, String name) {
        Map<String, String> values = new TreeMap<>(); // the schema wants them sorted
        values.put("ElementName", name);
        values.put("InstanceID", String.valueOf(++count));
        values.put("ResourceType", String.valueOf(type));
        return values;
    }

    private void write(Map<String, String> values, List<Map.Entry<String, String>> own) {
        xml.open("Item");
        values.forEach((name, value) -> xml.text("rasd:" + name, value));
        own.forEach(entry ->
                xml.text("vmw:" + entry.getKey(), entry.getValue(), "ovf:required", "false"));
        xml.close("Item");
    }

    // Devices

    private void device(VirtualDevice device) {
        Optional<DeviceKinds.Kind> kind = DeviceKinds.of(device);
        if (kind.isEmpty()) {
            if (!TAKEN_FOR_GRANTED.contains(device.vimType().name())) {
                warnings.accept(unsupported(device));
            }
            return;
        }
        Map<String, String> values = item(kind.get().type(), label(device));
        ids.put(device.key(), count);
        String subType = subType(device, kind.get());
        if (!subType.isEmpty() && !options.contains("nodevicesubtypes")) {
            values.put("ResourceSubType", subType);
        }
        place(device, kind.get().type(), values);
        if (device instanceof VirtualDisk disk) {
            values.put("HostResource", "ovf:/disk/" + diskIds.get(disk));
        }
        if (device instanceof VirtualEthernetCard card) {
            values.put("Connection", networkOf.apply(card));
            if (options.contains("mac")) {
                values.put("Address", Objects.requireNonNullElse(card.macAddress(), ""));
            }
        }
        if (device.connectable() != null) {
            values.put(
                    "AutomaticAllocation", String.valueOf(device.connectable().startConnected()));
        }
        xml.open("Item", required(device));
        values.forEach((name, value) -> xml.text("rasd:" + name, value));
        for (String key : Settings.OF_DEVICES) {
            Optional<String> value = MemberTexts.get(device, key);
            setting(key, value.filter(text -> !text.equals(USUAL.get(key))));
        }
        xml.close("Item");
    }

    /// A host that does not know these devices runs the machine all the same.
    private static String[] required(VirtualDevice device) {
        boolean needed =
                device instanceof VirtualDisk
                        || device instanceof VirtualEthernetCard
                        || (device instanceof VirtualController
                                && !device.vimType().name().contains("USB"));
        return needed ? new String[0] : new String[] {"ovf:required", "false"};
    }

    private static String label(VirtualDevice device) {
        return device.deviceInfo() == null
                ? "Device " + device.key()
                : device.deviceInfo().label().strip();
    }

    private static String subType(VirtualDevice device, DeviceKinds.Kind kind) {
        return device instanceof VirtualCdrom ? "vmware.cdrom.remotepassthrough" : kind.subType();
    }

    private void place(VirtualDevice device, int type, Map<String, String> values) {
        if (device instanceof VirtualController controller) {
            if (DeviceImport.CONTROLLERS.contains(type)) {
                values.put("Address", String.valueOf(controller.busNumber()));
            }
            return;
        }
        Integer unit = device.unitNumber();
        if (unit == null) {
            return;
        }
        Integer parent = ids.get(device.controllerKey());
        if (parent != null) {
            values.put("Parent", String.valueOf(parent));
            values.put("AddressOnParent", String.valueOf(unit));
        } else if (device instanceof VirtualEthernetCard) {
            values.put("AddressOnParent", String.valueOf(unit));
        }
    }

    private LocalizedMethodFault unsupported(VirtualDevice device) {
        return LocalizedMethodFault.builder()
                .fault(
                        OvfUnsupportedDeviceExport.builder()
                                .device(device)
                                .vmPath(machine.name())
                                .build())
                .localizedMessage("OVF cannot describe " + label(device) + " of " + machine.name())
                .build();
    }
}
