package dev.vireo.simulator.ovf;

import dev.vireo.vim.ArrayUpdateOperation;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.OvfFileItem;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VAppProductSpec;
import dev.vireo.vim.VAppPropertySpec;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VmConfigSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes the specification of a machine of what a descriptor says.
public final class MachineImport {
    private static final int MIB = 20;
    private static final String FILE = "ovf:/file/";

    private final Envelope envelope;
    private final Envelope.Machine machine;
    private final Target target;
    private final Consumer<LocalizedMethodFault> warnings;
    private final DeviceImport devices;

    /// Takes what is needed.
    ///
    /// @param envelope the descriptor
    /// @param machine which machine of it
    /// @param target what the client chose
    /// @param warnings who is told of what is passed over
    public MachineImport(
            Envelope envelope,
            Envelope.Machine machine,
            Target target,
            Consumer<LocalizedMethodFault> warnings) {
        this.envelope = envelope;
        this.machine = machine;
        this.target = target;
        this.warnings = warnings;
        this.devices = new DeviceImport(envelope, target, warnings);
    }

    /// What the client chose.
    ///
    /// @param name the name of the machine as the server stores it
    /// @param prefix what the identifiers of its files begin with, for example `/web/`
    /// @param path where its files are to be, for example `[datastore1]`
    /// @param option the size, empty for the default
    /// @param disks how disks are made
    /// @param networks finds the network for a name in the descriptor
    /// @param properties values for properties, by their full names
    public record Target(
            String name,
            String prefix,
            String path,
            String option,
            Provisioning disks,
            Function<String, Optional<VirtualDeviceBackingInfo>> networks,
            Map<String, String> properties) {}

    /// Returns the files that the client has to upload.
    ///
    /// @return in the order of the devices, complete after [#spec()]
    public List<OvfFileItem> files() {
        return devices.files();
    }

    /// Makes the specification.
    ///
    /// @return a specification for a new machine
    /// @throws OvfProblem if a host cannot have such a machine
    public VirtualMachineConfigSpec spec() {
        VirtualMachineConfigSpec.Builder<?> spec =
                VirtualMachineConfigSpec.builder()
                        .name(target.name)
                        .version(machine.version())
                        .guestId(GuestIds.of(machine.guest(), warnings))
                        .files(VirtualMachineFileInfo.builder().vmPathName(target.path).build())
                        .numCPUs(1);
        if (!machine.facts().annotation().isEmpty()) {
            spec.annotation(machine.facts().annotation());
        }
        List<Item> rest = new ArrayList<>();
        boolean memory = false;
        for (Item item : chosen()) {
            switch (item.type()) {
                case DeviceKinds.PROCESSORS -> processors(item, spec);
                case DeviceKinds.MEMORY -> {
                    memory = true;
                    spec.memoryMB(Math.max(4, item.bytes() >> MIB))
                            .memoryAllocation(allocation(item));
                }
                default -> rest.add(item);
            }
        }
        if (!memory) {
            throw OvfProblem.missingElement(0, "Item of memory");
        }
        spec.deviceChange(devices.changes(rest)).extraConfig(options());
        vapp(spec);
        return Settings.apply(
                spec.build(),
                machine.settings(),
                List.copyOf(Settings.OF_MACHINES.keySet()),
                warnings);
    }

    /// Returns the items of the chosen size: a later one takes the place of the one before with the
    /// same number.
    private List<Item> chosen() {
        String option =
                target.option.isEmpty() && !envelope.options().isEmpty()
                        ? envelope.options().getFirst().key()
                        : target.option;
        Map<String, Item> chosen = new LinkedHashMap<>();
        for (Item item : machine.items()) {
            if (item.options().isEmpty() || item.options().contains(option)) {
                chosen.put(item.id(), item);
            }
        }
        return List.copyOf(chosen.values());
    }

    private static void processors(Item item, VirtualMachineConfigSpec.Builder<?> spec) {
        long count = item.quantity();
        if (count > Short.MAX_VALUE) {
            throw OvfProblem.tooMany(item.line(), "VirtualQuantity", String.valueOf(count));
        }
        spec.numCPUs((int) count).cpuAllocation(allocation(item));
        item.number("CoresPerSocket").ifPresent(cores -> spec.numCoresPerSocket(cores.intValue()));
    }

    private static ResourceAllocationInfo allocation(Item item) {
        ResourceAllocationInfo.Builder<?> allocation =
                ResourceAllocationInfo.builder()
                        .reservation(item.number("Reservation").orElse(null))
                        .limit(item.number("Limit").orElse(null));
        item.number("Weight")
                .ifPresent(weight ->
                        allocation.shares(
                                SharesInfo.builder()
                                        .shares(weight.intValue())
                                        .level(SharesLevel.CUSTOM)
                                        .build()));
        return allocation.build();
    }

    private List<OptionValue> options() {
        List<OptionValue> options = new ArrayList<>();
        machine.options()
                .forEach((key, value) -> {
                    if (!value.startsWith(FILE)) {
                        options.add(OptionValue.builder().key(key).value(value).build());
                    } else if (key.equals("nvram")) {
                        nvram(value);
                    }
                });
        return options;
    }

    /// Lets the client upload what the firmware keeps.
    private void nvram(String reference) {
        Envelope.PackageFile file = envelope.files().get(reference.substring(FILE.length()));
        if (file == null) {
            throw OvfProblem.elementValue(0, "ExtraConfig", reference);
        }
        devices.files()
                .add(
                        OvfFileItem.builder()
                                .deviceId(target.prefix + "nvram")
                                .path(file.href())
                                .size(file.size().isPresent() ? file.size().getAsLong() : null)
                                .cimType(DeviceKinds.OTHER)
                                .create(true)
                                .build());
    }

    private void vapp(VirtualMachineConfigSpec.Builder<?> spec) {
        Envelope.Facts facts = machine.facts();
        if (facts.products().isEmpty() && facts.licenses().isEmpty()) {
            return;
        }
        spec.vAppConfig(
                VmConfigSpec.builder()
                        .product(
                                facts.products().stream()
                                        .map(product ->
                                                VAppProductSpec.builder()
                                                        .operation(ArrayUpdateOperation.ADD)
                                                        .info(product)
                                                        .build())
                                        .toList())
                        .property(
                                facts.properties().stream()
                                        .map(property ->
                                                VAppPropertySpec.builder()
                                                        .operation(ArrayUpdateOperation.ADD)
                                                        .info(
                                                                Properties.set(
                                                                        property,
                                                                        target.properties))
                                                        .build())
                                        .toList())
                        .eula(facts.licenses())
                        .ovfEnvironmentTransport(machine.transports())
                        .build());
    }
}
