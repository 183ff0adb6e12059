package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a configuration of the entries of a VMX file.
final class VmxReader {
    private static final long MICROS = 1_000_000;

    private final VmxEntries entries;
    private final String vmPathName;
    private final Site site;
    private final DatastoreNames names;

    private VmxReader(VmxEntries entries, String vmPathName, Site site) {
        this.entries = entries;
        this.vmPathName = vmPathName;
        this.site = site;
        this.names = new DatastoreNames(site, vmPathName);
    }

    /// Reads a configuration; what only a host can make up is empty.
    static VirtualMachineConfigInfo read(VmxEntries entries, String vmPathName, Site site) {
        return new VmxReader(entries, vmPathName, site).read();
    }

    private VirtualMachineConfigInfo read() {
        GuestOs guest = GuestFacts.ofVmx(entries.get("guestOS", "other"));
        VirtualMachineConfigInfo config =
                VirtualMachineConfigInfo.builder()
                        .name(entries.get("displayName", nameOfFile()))
                        .version("vmx-" + hardwareVersion())
                        .uuid(VmxValues.uuid(entries.get("uuid.bios", "")))
                        .instanceUuid(VmxValues.uuid(entries.get("vc.uuid", "")))
                        .locationId(VmxValues.uuid(entries.get("uuid.location", "")))
                        .guestId(guest.id())
                        .guestFullName(guest.fullName())
                        .files(files())
                        .hardware(VirtualHardware.builder().numCPU(1).memoryMB(32).build())
                        .defaultPowerOps(
                                VirtualMachineDefaultPowerOpInfo.builder()
                                        .defaultPowerOffType("soft")
                                        .defaultSuspendType("hard")
                                        .defaultResetType("soft")
                                        .build())
                        .createDate(created())
                        .modified(site.now())
                        .changeVersion(site.now().toString())
                        .build();
        config = ResourceEntries.read(entries, ScalarEntries.read(entries, config));
        config = withDevices(config, devices());
        config = BootEntries.read(entries, config);
        askForConstants();
        return ScalarEntries.show(
                config.toBuilder()
                        .datastoreUrl(MachineVmx.datastoreUrls(config, site))
                        .extraConfig(
                                entries.rest().stream()
                                        .map(pair -> option(pair.key(), pair.value()))
                                        .toList())
                        .build());
    }

    private String nameOfFile() {
        String file = DatastoreNames.fileOf(vmPathName);
        return file.endsWith(".vmx") ? file.substring(0, file.length() - 4) : file;
    }

    private String hardwareVersion() {
        String version = entries.get("virtualHW.version", "4").strip();
        return version.length() == 1 ? "0" + version : version;
    }

    private VirtualMachineFileInfo files() {
        String own = names.directory() + (names.directory().endsWith("]") ? " " : "/");
        String snapshots = entries.get("workingDir");
        String suspend = entries.get("suspend.directory");
        String log = entries.get("vmx.log.directory");
        return VirtualMachineFileInfo.builder()
                .vmPathName(vmPathName)
                .snapshotDirectory(snapshots == null ? own : names.toPath(snapshots))
                .suspendDirectory(suspend == null ? own : names.toPath(suspend))
                .logDirectory(log == null ? own : names.toPath(log))
                .build();
    }

    private @Nullable Instant created() {
        return entries.number("vm.createDate")
                .map(micros ->
                        Instant.ofEpochSecond(
                                Math.floorDiv(micros, MICROS),
                                Math.floorMod(micros, MICROS) * 1000))
                .orElse(null);
    }

    private List<VirtualDevice> devices() {
        List<VirtualDevice> devices = new ArrayList<>(BuiltInEntries.read(entries));
        List<VirtualController> controllers = ControllerEntries.read(entries);
        devices.addAll(controllers);
        devices.addAll(new StorageEntries(entries, names, site).read(List.copyOf(devices)));
        devices.addAll(new EthernetEntries(entries, site).read());
        devices.addAll(new PortEntries(entries, names).read());
        devices.addAll(new PassthroughEntries(entries, names).read(usbController(controllers)));
        return Wiring.arrange(devices);
    }

    private static int usbController(List<VirtualController> controllers) {
        return controllers.stream()
                .filter(each ->
                        each instanceof VirtualUSBController
                                || each instanceof VirtualUSBXHCIController)
                .findFirst()
                .map(VirtualDevice::key)
                .orElse(0);
    }

    static VirtualMachineConfigInfo withDevices(
            VirtualMachineConfigInfo config, List<VirtualDevice> devices) {
        return config.toBuilder()
                .hardware(config.hardware().toBuilder().device(devices).build())
                .build();
    }

    /// Asks for the entries that say nothing about a machine, so that they are no extra ones.
    private void askForConstants() {
        entries.get(".encoding");
        entries.get("config.version");
        entries.get("virtualHW.productCompatibility");
        entries.get("uuid.action");
    }

    static OptionValue option(String key, String value) {
        return OptionValue.builder()
                .key(Objects.requireNonNull(key))
                .value(Objects.requireNonNull(value))
                .build();
    }
}
