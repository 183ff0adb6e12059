package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualNVDIMM;
import dev.vireo.vim.VirtualPCIPassthrough;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualPrecisionClock;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualUSB;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the entries of a VMX file of a configuration, in the order of a host's files.
final class VmxEntriesOf {
    private final VirtualMachineConfigInfo config;
    private final VmxEntries entries = new VmxEntries();
    private final DatastoreNames names;
    private final Site site;

    private VmxEntriesOf(VirtualMachineConfigInfo config, Site site) {
        this.config = config;
        this.site = site;
        this.names =
                new DatastoreNames(
                        site, Objects.requireNonNullElse(config.files().vmPathName(), ""));
    }

    static VmxEntries config(VirtualMachineConfigInfo config, Site site) {
        return new VmxEntriesOf(config, site).write();
    }

    private VmxEntries write() {
        entries.put(".encoding", "UTF-8");
        entries.put("config.version", "8");
        entries.put("virtualHW.version", hardwareVersion(config.version()));
        entries.put("virtualHW.productCompatibility", "hosted");
        entries.put("displayName", config.name());
        entries.put("guestOS", GuestFacts.vmxName(config.guestId()));
        uuid("uuid.bios", config.uuid());
        uuid("uuid.location", config.locationId());
        uuid("vc.uuid", config.instanceUuid());
        created(config.createDate());
        files(config.files());
        ScalarEntries.write(config, entries);
        ResourceEntries.write(config, entries);
        BootEntries.write(config, entries);
        List<VirtualDevice> devices = config.hardware().device();
        devices.forEach(device -> write(device, devices));
        for (int i = 0; i < Keys.FLOPPIES; i++) {
            entries.putIfAbsent("floppy" + i + ".present", "FALSE");
        }
        for (OptionValue option : config.extraConfig()) {
            entries.putIfAbsent(option.key(), String.valueOf(option.value()));
        }
        return entries;
    }

    private static String hardwareVersion(String version) {
        String number = version.startsWith("vmx-") ? version.substring(4) : version;
        return number.startsWith("0") ? number.substring(1) : number;
    }

    private void uuid(String key, @Nullable String uuid) {
        if (uuid != null && !uuid.isEmpty()) {
            entries.put(key, VmxValues.bytes(uuid));
        }
    }

    private void created(@Nullable Instant time) {
        if (time != null) {
            entries.put("vm.createDate", time.getEpochSecond() * 1_000_000 + time.getNano() / 1000);
        }
    }

    private void files(VirtualMachineFileInfo files) {
        directory("workingDir", files.snapshotDirectory());
        directory("suspend.directory", files.suspendDirectory());
        directory("vmx.log.directory", files.logDirectory());
    }

    private void directory(String key, @Nullable String path) {
        String own = names.directory() + (names.directory().endsWith("]") ? " " : "/");
        if (path != null && !path.equals(own) && !path.equals(names.directory())) {
            entries.put(key, names.toName(path));
        }
    }

    private void write(VirtualDevice device, List<VirtualDevice> devices) {
        switch (device) {
            case VirtualController controller -> ControllerEntries.write(controller, entries);
            case VirtualDisk _, VirtualCdrom _, VirtualSCSIPassthrough _ ->
                    storage(device, devices);
            case VirtualEthernetCard card -> new EthernetEntries(entries, site).write(card);
            case VirtualFloppy _, VirtualSerialPort _, VirtualParallelPort _ ->
                    new PortEntries(entries, names).write(device);
            case VirtualPCIPassthrough _, VirtualUSB _, VirtualNVDIMM _, VirtualPrecisionClock _ ->
                    new PassthroughEntries(entries, names).write(device);
            default -> BuiltInEntries.write(device, entries);
        }
    }

    private void storage(VirtualDevice device, List<VirtualDevice> devices) {
        Optional<Bus> bus =
                devices.stream()
                        .filter(each -> Objects.equals(each.key(), device.controllerKey()))
                        .findFirst()
                        .flatMap(Bus::of);
        Optional<String> place = BootEntries.place(device, devices);
        if (bus.isPresent() && place.isPresent()) {
            new StorageEntries(entries, names, site).write(device, place.get(), bus.get());
        }
    }
}
