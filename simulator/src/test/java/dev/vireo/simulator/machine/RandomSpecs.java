package dev.vireo.simulator.machine;

import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VirtualAHCIController;
import dev.vireo.vim.VirtualBusLogicController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromAtapiBackingInfo;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualCdromRemoteAtapiBackingInfo;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualE1000e;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualFloppyDeviceBackingInfo;
import dev.vireo.vim.VirtualFloppyImageBackingInfo;
import dev.vireo.vim.VirtualFloppyRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualHdAudioCard;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualLsiLogicSASController;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineFlagInfo;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualPCNet32;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualParallelPortDeviceBackingInfo;
import dev.vireo.vim.VirtualParallelPortFileBackingInfo;
import dev.vireo.vim.VirtualSCSISharing;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortDeviceBackingInfo;
import dev.vireo.vim.VirtualSerialPortFileBackingInfo;
import dev.vireo.vim.VirtualSerialPortPipeBackingInfo;
import dev.vireo.vim.VirtualSerialPortURIBackingInfo;
import dev.vireo.vim.VirtualTPM;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import dev.vireo.vim.VirtualVmxnet;
import dev.vireo.vim.VirtualVmxnet2;
import dev.vireo.vim.VirtualVmxnet3;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes specifications by chance: most of them make sense, some do not.
final class RandomSpecs {
    private static final VirtualDeviceConfigSpecOperation ADD =
            VirtualDeviceConfigSpecOperation.ADD;

    private final Random random;

    RandomSpecs(long seed) {
        this.random = new Random(seed);
    }

    VirtualMachineConfigSpec creation(String name) {
        return members(VirtualMachineConfigSpec.builder())
                .name(name)
                .version(pick("vmx-08", "vmx-10", "vmx-13", "vmx-19", "vmx-21"))
                .files(VirtualMachineFileInfo.builder().vmPathName("[ds]").build())
                .deviceChange(additions(random.nextInt(14)))
                .build();
    }

    VirtualMachineConfigSpec change(VirtualMachineConfigInfo config) {
        List<VirtualDeviceConfigSpec> changes = new ArrayList<>(additions(random.nextInt(4)));
        List<VirtualDevice> devices = config.hardware().device();
        List<Integer> touched = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            VirtualDevice device = devices.get(random.nextInt(devices.size()));
            if (!touched.contains(device.key())) {
                touched.add(device.key());
                changes.add(random.nextBoolean() ? removal(device) : edit(device));
            }
        }
        return members(VirtualMachineConfigSpec.builder()).deviceChange(changes).build();
    }

    private VirtualDeviceConfigSpec removal(VirtualDevice device) {
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.REMOVE)
                .fileOperation(
                        device instanceof VirtualDisk && random.nextBoolean()
                                ? VirtualDeviceConfigSpecFileOperation.DESTROY
                                : null)
                .device(device)
                .build();
    }

    private VirtualDeviceConfigSpec edit(VirtualDevice device) {
        VirtualDevice changed =
                switch (device) {
                    case VirtualDisk disk ->
                            disk.toBuilder()
                                    .capacityInKB(disk.capacityInKB() + random.nextInt(2) * 4096L)
                                    .build();
                    case VirtualEthernetCard card ->
                            card.toBuilder()
                                    .backing(network())
                                    .wakeOnLanEnabled(random.nextBoolean())
                                    .build();
                    case VirtualCdrom cdrom -> cdrom.toBuilder().backing(media()).build();
                    default -> device;
                };
        boolean moved = device instanceof VirtualDisk && random.nextInt(4) == 0;
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.EDIT)
                .device(
                        moved
                                ? changed.toBuilder().unitNumber(random.nextInt(16)).build()
                                : changed)
                .build();
    }

    private VirtualMachineConfigSpec.Builder<?> members(VirtualMachineConfigSpec.Builder<?> spec) {
        spec.guestId(pick("ubuntu64Guest", "windows9Server64Guest", "otherGuest", "rhel9_64Guest"))
                .numCPUs(1 + random.nextInt(4))
                .memoryMB(4L * (1 + random.nextInt(4096)));
        if (random.nextBoolean()) {
            spec.annotation(pick("", "plain", "a \"quoted\" | piped\nand broken", "ünïcode 日本"))
                    .uuid(
                            String.format(
                                    Locale.ROOT,
                                    "564d%04x-1111-2222-3333-44445555%04x",
                                    random.nextInt(65536),
                                    random.nextInt(65536)))
                    .firmware(pick("bios", "efi"))
                    .swapPlacement(pick("inherit", "hostLocal", "vmDirectory"))
                    .memoryHotAddEnabled(random.nextBoolean())
                    .nestedHVEnabled(random.nextBoolean())
                    .flags(
                            VirtualMachineFlagInfo.builder()
                                    .diskUuidEnabled(random.nextBoolean())
                                    .enableLogging(random.nextBoolean())
                                    .build());
        }
        if (random.nextBoolean()) {
            spec.cpuAllocation(
                            ResourceAllocationInfo.builder()
                                    .reservation((long) random.nextInt(500))
                                    .limit(random.nextBoolean() ? -1L : 500L + random.nextInt(5000))
                                    .shares(shares())
                                    .build())
                    .memoryAllocation(ResourceAllocationInfo.builder().shares(shares()).build());
        }
        if (random.nextBoolean()) {
            spec.extraConfig(
                    List.of(
                            option("guestinfo.a" + random.nextInt(3), pick("", "1", "x\"|y")),
                            option("custom.key", pick("", "TRUE")),
                            option("disk.EnableUUID", pick("", "TRUE", "FALSE"))));
        }
        return spec;
    }

    private static OptionValue option(String key, String value) {
        return OptionValue.builder().key(key).value(value).build();
    }

    private SharesInfo shares() {
        return SharesInfo.builder()
                .level(
                        switch (random.nextInt(4)) {
                            case 0 -> SharesLevel.LOW;
                            case 1 -> SharesLevel.HIGH;
                            case 2 -> SharesLevel.CUSTOM;
                            default -> SharesLevel.NORMAL;
                        })
                .shares(random.nextInt(5000))
                .build();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<VirtualDeviceConfigSpec> additions(int count) {
        List<VirtualDeviceConfigSpec> changes = new ArrayList<>();
        List<Integer> controllers = new ArrayList<>(List.of(200, 201, 1000));
        for (int i = 0; i < count; i++) {
            int key = -1 - i;
            VirtualDevice device = device(key, controllers);
            if (device instanceof VirtualController) {
                controllers.add(key);
            }
            changes.add(
                    VirtualDeviceConfigSpec.builder()
                            .operation(ADD)
                            .fileOperation(
                                    device instanceof VirtualDisk
                                            ? VirtualDeviceConfigSpecFileOperation.CREATE
                                            : null)
                            .device(device)
                            .build());
        }
        return changes;
    }

    private VirtualDevice device(int key, List<Integer> controllers) {
        @Nullable Integer controller =
                random.nextInt(4) == 0 ? null : controllers.get(random.nextInt(controllers.size()));
        @Nullable Integer unit = random.nextInt(3) == 0 ? random.nextInt(16) : null;
        return switch (random.nextInt(11)) {
            case 0, 1 -> controller(key);
            case 2, 3, 4 ->
                    VirtualDisk.builder()
                            .key(key)
                            .controllerKey(controller)
                            .unitNumber(unit)
                            .capacityInKB(1024L * (1 + random.nextInt(10_000)))
                            .backing(disk())
                            .build();
            case 5 ->
                    VirtualCdrom.builder()
                            .key(key)
                            .controllerKey(controller)
                            .backing(media())
                            .build();
            case 6, 7 -> card().key(key).backing(network()).build();
            case 8 ->
                    VirtualSerialPort.builder()
                            .key(key)
                            .yieldOnPoll(true)
                            .backing(serial())
                            .build();
            case 9 -> VirtualFloppy.builder().key(key).backing(floppy()).build();
            default -> other(key);
        };
    }

    private VirtualDevice other(int key) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    VirtualParallelPort.builder()
                            .key(key)
                            .backing(
                                    random.nextBoolean()
                                            ? VirtualParallelPortFileBackingInfo.builder()
                                                    .fileName("[ds] out/lpt.txt")
                                                    .build()
                                            : VirtualParallelPortDeviceBackingInfo.builder()
                                                    .deviceName("/dev/parport0")
                                                    .build())
                            .build();
            case 1 -> VirtualHdAudioCard.builder().key(key).build();
            case 2 -> VirtualTPM.builder().key(key).build();
            default ->
                    random.nextBoolean()
                            ? VirtualUSBController.builder()
                                    .key(key)
                                    .busNumber(0)
                                    .ehciEnabled(true)
                                    .build()
                            : VirtualUSBXHCIController.builder().key(key).busNumber(0).build();
        };
    }

    private VirtualDevice controller(int key) {
        VirtualSCSISharing sharing =
                random.nextBoolean()
                        ? VirtualSCSISharing.NO_SHARING
                        : VirtualSCSISharing.PHYSICAL_SHARING;
        int bus = random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0 ->
                    ParaVirtualSCSIController.builder()
                            .key(key)
                            .busNumber(bus)
                            .sharedBus(sharing)
                            .build();
            case 1 ->
                    VirtualLsiLogicController.builder()
                            .key(key)
                            .busNumber(bus)
                            .sharedBus(sharing)
                            .build();
            case 2 ->
                    VirtualLsiLogicSASController.builder()
                            .key(key)
                            .busNumber(bus)
                            .sharedBus(sharing)
                            .build();
            case 3 ->
                    VirtualBusLogicController.builder()
                            .key(key)
                            .busNumber(bus)
                            .sharedBus(sharing)
                            .build();
            case 4 -> VirtualAHCIController.builder().key(key).busNumber(bus).build();
            default -> VirtualNVMEController.builder().key(key).busNumber(bus).build();
        };
    }

    private VirtualDeviceBackingInfo disk() {
        return random.nextInt(5) == 0
                ? VirtualDiskSeSparseBackingInfo.builder()
                        .fileName("")
                        .diskMode("persistent")
                        .build()
                : VirtualDiskFlatVer2BackingInfo.builder()
                        .fileName(
                                pick(
                                        "",
                                        "[ds]",
                                        "[other]",
                                        "[ds] disks/d" + random.nextInt(5) + ".vmdk"))
                        .diskMode(
                                pick(
                                        "persistent",
                                        "independent_persistent",
                                        "independent_nonpersistent"))
                        .thinProvisioned(random.nextBoolean())
                        .writeThrough(random.nextBoolean())
                        .sharing(pick("sharingNone", "sharingMultiWriter"))
                        .build();
    }

    private VirtualDeviceBackingInfo media() {
        return switch (random.nextInt(4)) {
            case 0 ->
                    VirtualCdromIsoBackingInfo.builder()
                            .fileName(pick("[ds] iso/a.iso", "[other] b c.iso", ""))
                            .build();
            case 1 ->
                    VirtualCdromAtapiBackingInfo.builder()
                            .deviceName("/vmfs/devices/cdrom/x")
                            .build();
            case 2 -> VirtualCdromRemoteAtapiBackingInfo.builder().deviceName("").build();
            default ->
                    VirtualCdromRemotePassthroughBackingInfo.builder()
                            .deviceName("")
                            .exclusive(false)
                            .build();
        };
    }

    private VirtualEthernetCard.Builder<?> card() {
        VirtualEthernetCard.Builder<?> card =
                switch (random.nextInt(6)) {
                    case 0 -> VirtualE1000.builder();
                    case 1 -> VirtualE1000e.builder();
                    case 2 -> VirtualPCNet32.builder();
                    case 3 -> VirtualVmxnet.builder();
                    case 4 -> VirtualVmxnet2.builder();
                    default -> VirtualVmxnet3.builder().uptCompatibilityEnabled(true);
                };
        return random.nextInt(3) == 0
                ? card.addressType("manual")
                        .macAddress(
                                String.format(
                                        Locale.ROOT, "00:50:56:0a:0b:%02x", random.nextInt(256)))
                : card.addressType(pick("", "generated", "assigned"));
    }

    private VirtualDeviceBackingInfo network() {
        return random.nextInt(3) == 0
                ? VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                        .port(
                                DistributedVirtualSwitchPortConnection.builder()
                                        .switchUuid(TestSite.SWITCH)
                                        .portgroupKey("dvportgroup-" + random.nextInt(3))
                                        .build())
                        .build()
                : VirtualEthernetCardNetworkBackingInfo.builder()
                        .deviceName(pick("VM Network", "DMZ"))
                        .build();
    }

    private VirtualDeviceBackingInfo serial() {
        return switch (random.nextInt(4)) {
            case 0 ->
                    VirtualSerialPortFileBackingInfo.builder().fileName("[ds] out/com.txt").build();
            case 1 ->
                    VirtualSerialPortDeviceBackingInfo.builder()
                            .deviceName("/dev/char/serial/uart0")
                            .build();
            case 2 ->
                    VirtualSerialPortPipeBackingInfo.builder()
                            .pipeName("\\\\.\\pipe\\x")
                            .endpoint(pick("client", "server"))
                            .noRxLoss(random.nextBoolean())
                            .build();
            default ->
                    VirtualSerialPortURIBackingInfo.builder()
                            .serviceURI("telnet://host:" + (7000 + random.nextInt(100)))
                            .direction(pick("client", "server"))
                            .proxyURI(random.nextBoolean() ? "telnet://proxy:1" : null)
                            .build();
        };
    }

    private VirtualDeviceBackingInfo floppy() {
        return switch (random.nextInt(3)) {
            case 0 -> VirtualFloppyImageBackingInfo.builder().fileName("[ds] f/a.flp").build();
            case 1 -> VirtualFloppyDeviceBackingInfo.builder().deviceName("/dev/fd0").build();
            default -> VirtualFloppyRemoteDeviceBackingInfo.builder().deviceName("").build();
        };
    }

    /// Carries out what a reconfiguration wants of files.
    static void carryOut(List<FileOperation> operations, TestSite site) {
        for (FileOperation operation : operations) {
            switch (operation) {
                case FileOperation.CreateDisk made -> {
                    if (site.disks.putIfAbsent(made.path(), made.facts()) != null) {
                        throw new AssertionError(made.path() + " is there already");
                    }
                }
                case FileOperation.CopyDisk copied -> {
                    Objects.requireNonNull(site.disks.get(copied.source()));
                    site.disks.put(copied.path(), copied.facts());
                }
                case FileOperation.ExtendDisk extended -> {
                    DiskFacts old = Objects.requireNonNull(site.disks.get(extended.path()));
                    site.disks.put(
                            extended.path(),
                            new DiskFacts(
                                    extended.capacityBytes(),
                                    old.format(),
                                    old.thin(),
                                    old.eagerlyScrubbed(),
                                    old.uuid(),
                                    old.contentId(),
                                    old.parent(),
                                    old.lun()));
                }
                case FileOperation.DeleteDisk deleted ->
                        Objects.requireNonNull(site.disks.remove(deleted.path()));
                case FileOperation.MoveDisk moved ->
                        site.disks.put(
                                moved.path(),
                                Objects.requireNonNull(site.disks.remove(moved.source())));
            }
        }
    }
}
