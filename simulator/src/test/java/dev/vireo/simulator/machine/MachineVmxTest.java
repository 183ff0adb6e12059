package dev.vireo.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualVmxnet3;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MachineVmxTest {
    private static final String PATH = "[ds] web/web.vmx";
    private static final String HOST_FILE =
            """
            .encoding = "UTF-8"
            config.version = "8"
            virtualHW.version = "19"
            # a comment of somebody
            nvram = "web.nvram"
            pciBridge0.present = "TRUE"
            svga.present = "TRUE"
            vmci0.present = "TRUE"
            hpet0.present = "TRUE"
            displayName = "web%2f1"
            annotation = "says |22hello|22|0Atwice"
            extendedConfigFile = "web.vmxf"
            floppy0.present = "FALSE"
            numvcpus = "4"
            cpuid.coresPerSocket = "2"
            memSize = "4096"
            sched.cpu.min = "500"
            sched.cpu.max = "2000"
            sched.cpu.shares = "high"
            sched.mem.min = "1024"
            sched.mem.shares = "12345"
            powerType.powerOff = "default"
            tools.upgrade.policy = "upgradeAtPowerCycle"
            scsi0.virtualDev = "pvscsi"
            scsi0.present = "TRUE"
            scsi0.pciSlotNumber = "160"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "web.vmdk"
            scsi0:0.present = "TRUE"
            scsi0:0.redo = ""
            scsi0:3.fileName = "/vmfs/volumes/other/shared/data.vmdk"
            scsi0:3.mode = "independent-persistent"
            scsi0:3.present = "TRUE"
            ide0:0.startConnected = "FALSE"
            ide0:0.deviceType = "cdrom-raw"
            ide0:0.clientDevice = "TRUE"
            ide0:0.fileName = "emptyBackingString"
            ide0:0.present = "TRUE"
            ethernet0.virtualDev = "vmxnet3"
            ethernet0.networkName = "VM Network"
            ethernet0.addressType = "vpx"
            ethernet0.generatedAddress = "00:50:56:81:00:01"
            ethernet0.uptCompatibility = "TRUE"
            ethernet0.present = "TRUE"
            ethernet1.virtualDev = "e1000"
            ethernet1.dvs.switchId = "50 1c 5a 2b 00 11 22 33-44 55 66 77 88 99 aa bb"
            ethernet1.dvs.portId = "12"
            ethernet1.dvs.portgroupId = "dvportgroup-7"
            ethernet1.dvs.connectionId = "99"
            ethernet1.addressType = "static"
            ethernet1.address = "00:50:56:00:00:09"
            ethernet1.present = "TRUE"
            serial0.fileType = "network"
            serial0.fileName = "tcp://host:9000"
            serial0.network.endPoint = "server"
            serial0.vspc = "telnet://proxy:13370"
            serial0.yieldOnMsrRead = "TRUE"
            serial0.present = "TRUE"
            guestOS = "ubuntu-64"
            uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            uuid.location = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            vc.uuid = "52 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            bios.bootOrder = "ethernet0,hdd,cdrom"
            bios.hddOrder = "scsi0:3,scsi0:0"
            cpuid.1.ecx = "----:----:----:----:----:----:--0-:----"
            firmware = "efi"
            uefi.secureBoot.enabled = "TRUE"
            guestinfo.metadata = "ey|22J"
            """;

    private final TestSite site = new TestSite();

    MachineVmxTest() {
        site.disks.put("[ds] web/web.vmdk", DiskFacts.flat(16L << 30, true, "6000C290-0000"));
        site.disks.put(
                "[other] shared/data.vmdk", DiskFacts.flat(1L << 30, false, "6000C291-0000"));
    }

    private VirtualMachineConfigInfo read(String text) {
        return MachineVmx.read(VmxFile.parse(text), PATH, site);
    }

    private static <T extends VirtualDevice> T device(
            VirtualMachineConfigInfo config, Class<T> type, int key) {
        return config.hardware().device().stream()
                .filter(each -> each.key() == key)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsWhatAHostWrites() {
        VirtualMachineConfigInfo config = read(HOST_FILE);
        assertThat(config.name()).isEqualTo("web%2f1");
        assertThat(config.annotation()).isEqualTo("says \"hello\"\ntwice");
        assertThat(config.version()).isEqualTo("vmx-19");
        assertThat(config.guestId()).isEqualTo("ubuntu64Guest");
        assertThat(config.guestFullName()).isEqualTo("Ubuntu Linux (64-bit)");
        assertThat(config.uuid()).isEqualTo("564d9bef-acd9-b4e0-c8f0-aea8b9103515");
        assertThat(config.instanceUuid()).isEqualTo("524d9bef-acd9-b4e0-c8f0-aea8b9103515");
        assertThat(config.hardware().numCPU()).isEqualTo(4);
        assertThat(config.hardware().numCoresPerSocket()).isEqualTo(2);
        assertThat(config.firmware()).isEqualTo("efi");
        assertThat(Members.get(config, "bootOptions.efiSecureBootEnabled")).isEqualTo(true);
        assertThat(Members.get(config, "cpuAllocation.limit")).isEqualTo(2000L);
        assertThat(Members.get(config, "cpuAllocation.shares.level")).isEqualTo(SharesLevel.HIGH);
        assertThat(Members.get(config, "cpuAllocation.shares.shares")).isEqualTo(8000);
        assertThat(Members.get(config, "memoryAllocation.shares.shares")).isEqualTo(12345);
        assertThat(config.defaultPowerOps().powerOffType()).isEqualTo("preset");
        assertThat(Members.get(config, "tools.toolsUpgradePolicy"))
                .isEqualTo("upgradeAtPowerCycle");
        assertThat(config.cpuFeatureMask().getFirst().ecx()).startsWith("----");
        assertThat(Members.get(config, "bootOptions.bootOrder"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(4);
    }

    @Test
    void givesDevicesTheKeysAndLabelsOfHosts() {
        VirtualMachineConfigInfo config = read(HOST_FILE);
        assertThat(config.hardware().device())
                .extracting(VirtualDevice::key)
                .containsExactly(
                        200, 201, 300, 100, 400, 600, 700, 500, 12000, 1000, 3000, 2000, 2003, 4000,
                        4001, 9000);
        assertThat(device(config, ParaVirtualSCSIController.class, 1000).device())
                .containsExactly(2000, 2003);
        VirtualDisk data = device(config, VirtualDisk.class, 2003);
        assertThat(Members.get(data, "deviceInfo.label")).isEqualTo("Hard disk 2");
        assertThat(Members.get(data, "deviceInfo.summary")).isEqualTo("1,048,576 KB");
        assertThat(data.backing()).isInstanceOf(VirtualDiskFlatVer2BackingInfo.class);
        assertThat(Members.get(data, "backing.fileName")).isEqualTo("[other] shared/data.vmdk");
        assertThat(Members.get(data, "backing.diskMode")).isEqualTo("independent_persistent");
        assertThat(device(config, VirtualCdrom.class, 3000).backing())
                .isInstanceOf(VirtualCdromRemotePassthroughBackingInfo.class);
        assertThat(device(config, VirtualVmxnet3.class, 4000).addressType()).isEqualTo("assigned");
        VirtualE1000 distributed = device(config, VirtualE1000.class, 4001);
        assertThat(distributed.addressType()).isEqualTo("manual");
        assertThat(Members.get(distributed, "backing.port.portgroupKey"))
                .isEqualTo("dvportgroup-7");
        VirtualSerialPort serial = device(config, VirtualSerialPort.class, 9000);
        assertThat(Members.get(serial, "backing.proxyURI")).isEqualTo("telnet://proxy:13370");
    }

    @Test
    void keepsWhatItDoesNotKnowAsExtraConfig() {
        assertThat(read(HOST_FILE).extraConfig())
                .extracting(each -> each.key() + "=" + each.value())
                .containsExactly(
                        "nvram=web.nvram",
                        "pciBridge0.present=TRUE",
                        "svga.present=TRUE",
                        "hpet0.present=TRUE",
                        "extendedConfigFile=web.vmxf",
                        "scsi0:0.redo=",
                        "guestinfo.metadata=ey\"J");
    }

    @Test
    void writesBackByteForByteWhatNobodyChanged() {
        VmxFile file = VmxFile.parse(HOST_FILE);
        VirtualMachineConfigInfo config = read(HOST_FILE);
        VmxFile written = MachineVmx.write(config, Optional.of(file), site);
        // the host adds what it made up
        assertThat(written.toString().lines())
                .containsAll(HOST_FILE.lines().toList())
                .hasSize((int) HOST_FILE.lines().count() + 2);
        assertThat(written.get("vmci0.id")).contains("-1190120171");
        assertThat(written.get("vm.createDate")).isPresent();
    }

    @Test
    void changesInTheFileOnlyWhatChanged() {
        VirtualMachineConfigInfo config = read(HOST_FILE);
        VmxFile first = MachineVmx.write(config, Optional.of(VmxFile.parse(HOST_FILE)), site);
        VirtualMachineConfigInfo changed =
                config.toBuilder()
                        .annotation("")
                        .hardware(config.hardware().toBuilder().memoryMB(8192).build())
                        .build();
        VmxFile second = MachineVmx.write(changed, Optional.of(first), site);
        assertThat(second.toString())
                .isEqualTo(
                        first.toString()
                                .replace("annotation = \"says |22hello|22|0Atwice\"\n", "")
                                .replace("memSize = \"4096\"", "memSize = \"8192\""));
    }

    @Test
    void readsItsOwnFilesIntoTheSameConfiguration() {
        VirtualMachineConfigInfo config = read(HOST_FILE);
        VmxFile file = MachineVmx.write(config, Optional.empty(), site);
        VirtualMachineConfigInfo again = MachineVmx.read(VmxFile.parse(file.toBytes()), PATH, site);
        assertThat(again.toBuilder().extraConfig(List.of()).build())
                .isEqualTo(config.toBuilder().extraConfig(List.of()).build());
        assertThat(again.extraConfig()).containsExactlyInAnyOrderElementsOf(config.extraConfig());
    }

    @Test
    void writesWhatTheConverterReads() {
        VmxFile file = MachineVmx.write(read(HOST_FILE), Optional.empty(), site);
        var domain =
                VmxConverter.builder()
                        .fileNames(FileNames.inDirectory("[ds] web"))
                        .build()
                        .toDomain(file);
        assertThat(domain.devices().disks()).hasSize(2);
        assertThat(domain.devices().interfaces()).hasSize(2);
    }

    @Test
    void givesAMinimalFileAllThatAMachineHas() {
        VirtualMachineConfigInfo config =
                read(
                        "config.version = \"8\"\nvirtualHW.version = \"8\"\nguestOS = \"other-64\"\nethernet0.present = \"true\"\n");
        assertThat(config.name()).isEqualTo("web");
        assertThat(config.version()).isEqualTo("vmx-08");
        assertThat(config.guestId()).isEqualTo("otherGuest64");
        assertThat(config.uuid()).startsWith("564d");
        assertThat(config.hardware().device())
                .extracting(VirtualDevice::key)
                .containsExactly(200, 201, 300, 100, 400, 600, 700, 500, 12000, 4000);
        assertThat(device(config, VirtualMachineVMCIDevice.class, 12000).id()).isNotNull();
        assertThat(config.files().snapshotDirectory()).isEqualTo("[ds] web/");
        StrictValues.check(config);
    }
}
