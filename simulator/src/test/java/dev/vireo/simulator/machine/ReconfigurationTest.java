package dev.vireo.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CpuHotPlugNotSupported;
import dev.vireo.vim.DeviceHotPlugNotSupported;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidDeviceBacking;
import dev.vireo.vim.InvalidDeviceOperation;
import dev.vireo.vim.InvalidDeviceSpec;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.MemoryHotPlugNotSupported;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.TooManyDevices;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineBootOptionsBootableDiskDevice;
import dev.vireo.vim.VirtualMachineCapability;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigOption;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualVmxnet3;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconfigurationTest {
    private static final VirtualMachinePowerState OFF = VirtualMachinePowerState.POWERED_OFF;
    private static final VirtualMachinePowerState ON = VirtualMachinePowerState.POWERED_ON;
    private static final VirtualDeviceConfigSpecFileOperation CREATE =
            VirtualDeviceConfigSpecFileOperation.CREATE;

    private final TestSite site = new TestSite();
    private final VirtualMachineConfigInfo web = create();

    private VirtualMachineConfigInfo create() {
        Reconfiguration made =
                MachineCreation.of(
                        VirtualMachineConfigSpec.builder()
                                .name("web")
                                .guestId("ubuntu64Guest")
                                .numCPUs(2)
                                .memoryMB(1024L)
                                .files(VirtualMachineFileInfo.builder().vmPathName("[ds]").build())
                                .deviceChange(
                                        List.of(
                                                add(
                                                        ParaVirtualSCSIController.builder()
                                                                .key(-1)
                                                                .busNumber(0)
                                                                .build(),
                                                        null),
                                                add(disk(-2, "", -1), CREATE),
                                                add(card(-3, "VM Network"), null)))
                                .build(),
                        site);
        RandomSpecs.carryOut(made.files(), site);
        return made.config();
    }

    private static VirtualDeviceConfigSpec add(
            VirtualDevice device, @Nullable VirtualDeviceConfigSpecFileOperation files) {
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.ADD)
                .fileOperation(files)
                .device(device)
                .build();
    }

    private static VirtualDeviceConfigSpec edit(VirtualDevice device) {
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.EDIT)
                .device(device)
                .build();
    }

    private static VirtualDeviceConfigSpec remove(
            VirtualDevice device, @Nullable VirtualDeviceConfigSpecFileOperation files) {
        return VirtualDeviceConfigSpec.builder()
                .operation(VirtualDeviceConfigSpecOperation.REMOVE)
                .fileOperation(files)
                .device(device)
                .build();
    }

    private static VirtualDisk disk(int key, String file, int controller) {
        return VirtualDisk.builder()
                .key(key)
                .controllerKey(controller)
                .capacityInKB(1 << 20)
                .backing(
                        VirtualDiskFlatVer2BackingInfo.builder()
                                .fileName(file)
                                .diskMode("persistent")
                                .thinProvisioned(true)
                                .build())
                .build();
    }

    private static VirtualVmxnet3 card(int key, String network) {
        return VirtualVmxnet3.builder()
                .key(key)
                .backing(
                        VirtualEthernetCardNetworkBackingInfo.builder().deviceName(network).build())
                .build();
    }

    private VirtualDevice device(int key) {
        return web.hardware().device().stream()
                .filter(each -> each.key() == key)
                .findFirst()
                .orElseThrow();
    }

    private Reconfiguration apply(VirtualMachineConfigSpec.Builder<?> spec) {
        return Reconfiguration.of(web, spec.build(), OFF, site);
    }

    private Reconfiguration devices(VirtualDeviceConfigSpec... changes) {
        return apply(VirtualMachineConfigSpec.builder().deviceChange(List.of(changes)));
    }

    private MethodFault refused(
            VirtualMachinePowerState power, VirtualMachineConfigSpec.Builder<?> spec) {
        try {
            Reconfiguration.of(web, spec.build(), power, site);
        } catch (MachineFault fault) {
            return fault.fault();
        }
        throw new AssertionError("it is possible");
    }

    private MethodFault refused(VirtualDeviceConfigSpec... changes) {
        return refused(OFF, VirtualMachineConfigSpec.builder().deviceChange(List.of(changes)));
    }

    private static @Nullable Object property(MethodFault fault) {
        return fault.value("property").orElse(null);
    }

    @Test
    void aNewMachineGetsFilesAndIdentityOfItsOwn() {
        assertThat(web.files().vmPathName()).isEqualTo("[ds] web/web.vmx");
        assertThat(web.uuid()).startsWith("564d");
        assertThat(device(2000).backing()).isInstanceOf(VirtualDiskFlatVer2BackingInfo.class);
        assertThat(Members.get(device(2000), "backing.fileName")).isEqualTo("[ds] web/web.vmdk");
        assertThat(Members.get(device(4000), "macAddress")).isEqualTo("00:0c:29:00:00:04");
        assertThat(Members.get(web, "cpuAllocation.shares.shares")).isEqualTo(2000);
        assertThat(site.disks.get("[ds] web/web.vmdk")).isNotNull();
    }

    @Test
    void refusesWhatSomebodyElseHasChanged() {
        assertThat(refused(OFF, VirtualMachineConfigSpec.builder().changeVersion("old")))
                .isInstanceOf(ConcurrentAccess.class);
        Reconfiguration done =
                apply(
                        VirtualMachineConfigSpec.builder()
                                .changeVersion(web.changeVersion())
                                .annotation("new"));
        assertThat(done.config().annotation()).isEqualTo("new");
        assertThat(done.config().changeVersion()).isNotEqualTo(web.changeVersion());
        assertThat(done.changes().modified())
                .containsExactly("config.annotation: \"\" -> \"new\"; ");
    }

    @Test
    void changesNothingIfNothingChanges() {
        Reconfiguration done = apply(VirtualMachineConfigSpec.builder().numCPUs(2));
        assertThat(done.config()).isEqualTo(web);
        assertThat(done.changes().isEmpty()).isTrue();
    }

    @Test
    void checksMembers() {
        assertThat(refused(OFF, VirtualMachineConfigSpec.builder().name(" ")))
                .isInstanceOf(InvalidName.class);
        for (var spec :
                List.of(
                        VirtualMachineConfigSpec.builder().guestId("nobodyKnows"),
                        VirtualMachineConfigSpec.builder().numCPUs(0),
                        VirtualMachineConfigSpec.builder().memoryMB(1023L),
                        VirtualMachineConfigSpec.builder().numCoresPerSocket(3),
                        VirtualMachineConfigSpec.builder().firmware("coreboot"))) {
            assertThat(refused(OFF, spec)).isInstanceOf(InvalidArgument.class);
        }
    }

    @Test
    void aRunningMachineKeepsWhatCannotBePlugged() {
        assertThat(refused(ON, VirtualMachineConfigSpec.builder().numCPUs(4)))
                .isInstanceOf(CpuHotPlugNotSupported.class);
        assertThat(refused(ON, VirtualMachineConfigSpec.builder().memoryMB(2048L)))
                .isInstanceOf(MemoryHotPlugNotSupported.class);
        assertThat(refused(ON, VirtualMachineConfigSpec.builder().guestId("otherGuest")))
                .isInstanceOf(InvalidPowerState.class);
        assertThat(
                        refused(
                                ON,
                                VirtualMachineConfigSpec.builder()
                                        .deviceChange(
                                                List.of(
                                                        add(
                                                                VirtualSerialPort.builder()
                                                                        .key(-1)
                                                                        .yieldOnPoll(true)
                                                                        .build(),
                                                                null)))))
                .isInstanceOf(DeviceHotPlugNotSupported.class);
    }

    @Test
    void findsFreePlacesAndFiles() {
        Reconfiguration done =
                devices(
                        add(disk(-1, "[other]", 1000), CREATE),
                        add(disk(-2, "", 1000), CREATE),
                        add(card(-3, "DMZ"), null));
        assertThat(done.files())
                .extracting(FileOperation::path)
                .containsExactly("[other] web/web.vmdk", "[ds] web/web_1.vmdk");
        assertThat(done.config().hardware().device())
                .extracting(VirtualDevice::key)
                .contains(2001, 2002, 4001);
    }

    /// A wish for an address that the host could have made itself is granted, once.
    @Test
    void keepsAnAddressInTheRangeOfGeneratedOnes() {
        VirtualVmxnet3 wanted =
                card(-1, "DMZ").toBuilder()
                        .addressType("generated")
                        .macAddress("00:0c:29:01:02:03")
                        .build();
        VirtualVmxnet3 other = wanted.toBuilder().key(-2).build();
        VirtualVmxnet3 foreign = wanted.toBuilder().key(-3).macAddress("52:54:00:01:02:03").build();
        assertThat(
                        devices(add(wanted, null), add(other, null), add(foreign, null))
                                .config()
                                .hardware()
                                .device())
                .filteredOn(VirtualEthernetCard.class::isInstance)
                .extracting(device -> ((VirtualEthernetCard) device).macAddress())
                .containsOnlyOnce("00:0c:29:01:02:03")
                .doesNotContain("52:54:00:01:02:03");
    }

    @Test
    void skipsTheUnitOfTheScsiController() {
        VirtualDeviceConfigSpec[] changes =
                IntStream.range(0, 8)
                        .mapToObj(i -> add(disk(-1 - i, "", 1000), CREATE))
                        .toArray(VirtualDeviceConfigSpec[]::new);
        assertThat(devices(changes).config().hardware().device())
                .filteredOn(VirtualDisk.class::isInstance)
                .extracting(VirtualDevice::unitNumber)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 8, 9);
    }

    @Test
    void makesAControllerIfNobodyNamesOne() {
        VirtualDisk anywhere = disk(-1, "", 0).toBuilder().controllerKey(null).build();
        assertThat(devices(add(anywhere, CREATE)).config().hardware().device())
                .extracting(VirtualDevice::key)
                .contains(2001);
    }

    @Test
    void refusesDevicesThatCannotBe() {
        MethodFault nowhere = refused(add(disk(-1, "", 1234), CREATE));
        assertThat(nowhere).isInstanceOf(InvalidDeviceSpec.class);
        assertThat(property(nowhere)).isEqualTo("virtualDeviceSpec.device.controllerKey");
        VirtualDisk taken = disk(-1, "", 1000).toBuilder().unitNumber(0).build();
        assertThat(property(refused(add(taken, CREATE))))
                .isEqualTo("virtualDeviceSpec.device.unitNumber");
        assertThat(refused(add(card(-1, "nowhere"), null)))
                .isInstanceOf(InvalidDeviceBacking.class);
        assertThat(refused(add(disk(-1, "[ds] no/disk.vmdk", 1000), null)))
                .isInstanceOf(FileNotFound.class);
        assertThat(refused(add(disk(-1, "[ds] web/web.vmdk", 1000), CREATE)))
                .isInstanceOf(FileAlreadyExists.class);
        assertThat(refused(remove(device(100), null))).isInstanceOf(InvalidDeviceOperation.class);
        assertThat(refused(remove(device(1000), null))).isInstanceOf(InvalidDeviceOperation.class);
        assertThat(refused(add(card(-1, "DMZ"), null), add(card(-1, "DMZ"), null)))
                .isInstanceOf(InvalidArgument.class);
        VirtualDeviceConfigSpec[] cards =
                IntStream.range(0, 10)
                        .mapToObj(i -> add(card(-1 - i, "DMZ"), null))
                        .toArray(VirtualDeviceConfigSpec[]::new);
        assertThat(refused(cards)).isInstanceOf(TooManyDevices.class);
        VirtualVmxnet3 broken =
                card(-1, "DMZ").toBuilder().addressType("manual").macAddress("01:00").build();
        assertThat(property(refused(add(broken, null))))
                .isEqualTo("virtualDeviceSpec.device.macAddress");
    }

    @Test
    void disksGrowAndNeverShrink() {
        VirtualDisk disk = (VirtualDisk) device(2000);
        Reconfiguration grown = devices(edit(disk.toBuilder().capacityInKB(2 << 20).build()));
        assertThat(grown.files())
                .containsExactly(new FileOperation.ExtendDisk("[ds] web/web.vmdk", 2L << 30));
        assertThat(refused(edit(disk.toBuilder().capacityInKB(1024).build())))
                .isInstanceOf(InvalidDeviceOperation.class);
    }

    @Test
    void removesDisksWithAndWithoutTheirFiles() {
        assertThat(devices(remove(device(2000), null)).files()).isEmpty();
        Reconfiguration done =
                devices(remove(device(2000), VirtualDeviceConfigSpecFileOperation.DESTROY));
        assertThat(done.files()).containsExactly(new FileOperation.DeleteDisk("[ds] web/web.vmdk"));
        assertThat(done.config().hardware().device()).noneMatch(VirtualDisk.class::isInstance);
    }

    @Test
    void movesANetworkAdapterToAnotherNetworkAndModel() {
        VirtualVmxnet3 card = (VirtualVmxnet3) device(4000);
        VirtualDevice moved =
                devices(edit(card(4000, "DMZ"))).config().hardware().device().getLast();
        assertThat(Members.get(moved, "deviceInfo.summary")).isEqualTo("DMZ");
        assertThat(Members.get(moved, "macAddress")).isEqualTo(card.macAddress());
        VirtualE1000 other =
                VirtualE1000.builder()
                        .key(4000)
                        .backing(card.backing())
                        .addressType(card.addressType())
                        .macAddress(card.macAddress())
                        .build();
        assertThat(devices(edit(other)).config().hardware().device())
                .anyMatch(VirtualE1000.class::isInstance);
    }

    @Test
    void extraConfigIsAddedChangedAndRemoved() {
        Reconfiguration done =
                apply(
                        VirtualMachineConfigSpec.builder()
                                .extraConfig(
                                        List.of(
                                                option("guestinfo.x", "1"),
                                                option("disk.EnableUUID", "TRUE"),
                                                option("hpet0.present", ""))));
        assertThat(done.config().extraConfig())
                .contains(option("guestinfo.x", "1"), option("disk.EnableUUID", "TRUE"))
                .noneMatch(each -> each.key().equals("hpet0.present"));
        assertThat(done.config().flags().diskUuidEnabled()).isTrue();
    }

    private static OptionValue option(String key, String value) {
        return OptionValue.builder().key(key).value(value).build();
    }

    @Test
    void bootsFromDevicesThatAreThere() {
        VirtualMachineConfigSpec.Builder<?> nowhere =
                VirtualMachineConfigSpec.builder().bootOptions(bootFrom(2005));
        assertThat(refused(OFF, nowhere)).isInstanceOf(InvalidArgument.class);
        Reconfiguration done =
                apply(
                        VirtualMachineConfigSpec.builder()
                                .bootOptions(bootFrom(-1))
                                .deviceChange(List.of(add(disk(-1, "", 1000), CREATE))));
        assertThat(Members.get(done.config(), "bootOptions.bootOrder"))
                .isEqualTo(bootFrom(2001).bootOrder());
    }

    private static VirtualMachineBootOptions bootFrom(int key) {
        return VirtualMachineBootOptions.builder()
                .bootOrder(
                        List.of(
                                VirtualMachineBootOptionsBootableDiskDevice.builder()
                                        .deviceKey(key)
                                        .build()))
                .build();
    }

    @Test
    void knowsAllGuestsAndHardwareVersions() {
        assertThat(GuestFacts.all()).hasSizeGreaterThan(190);
        for (GuestOs guest : GuestFacts.all()) {
            assertThat(GuestFacts.ofVmx(GuestFacts.vmxName(guest.id()))).isEqualTo(guest);
        }
        for (HardwareVersion version : HardwareVersion.all()) {
            VirtualMachineConfigOption option =
                    ConfigOptions.find(
                                    version.key(),
                                    List.of(),
                                    VirtualMachineCapability.builder().build())
                            .orElseThrow();
            StrictValues.check(option.hardwareOptions());
            option.guestOSDescriptor().forEach(StrictValues::check);
            option.defaultDevice().forEach(StrictValues::check);
        }
    }

    @Test
    void refusesANameWithoutPlace() {
        assertThatThrownBy(() ->
                        MachineCreation.of(
                                VirtualMachineConfigSpec.builder().name("x").build(), site))
                .isInstanceOf(MachineFault.class);
    }
}
