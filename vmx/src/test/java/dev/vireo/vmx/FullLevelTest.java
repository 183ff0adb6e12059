package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.DomainProfile;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What domains of any hypervisor are in VMX at level FULL.
class FullLevelTest {
    private static final String HEAD =
            """
            <name>test</name><uuid>564d9bef-acd9-b4e0-c8f0-aea8b9103515</uuid>
            <memory unit='MiB'>1024</memory>\
            """;

    private static String kvm(String rest, String devices) {
        return document("kvm", "<os><type arch='x86_64'>hvm</type></os>" + rest, devices);
    }

    private static String document(String type, String rest, String devices) {
        String cpus = rest.contains("<vcpu") ? "" : "<vcpu>1</vcpu>";
        return "<domain type='"
                + type
                + "'>"
                + HEAD
                + cpus
                + rest
                + "<devices>"
                + devices
                + "</devices></domain>";
    }

    private static Map<String, String> vmx(String document) {
        return vmx(document, 19);
    }

    private static Map<String, String> vmx(String document, int hardwareVersion) {
        VmxFile file =
                converter()
                        .toVmx(
                                DomainXml.read(document, DomainXmlLevel.FULL, DomainProfile.ESX),
                                hardwareVersion);
        return file.entries().stream()
                .collect(Collectors.toMap(VmxEntry::key, VmxEntry::value, (first, _) -> first));
    }

    private static VmxConverter converter() {
        return VmxConverter.builder()
                .level(VmxLevel.FULL)
                .fileNames(FileNames.inDirectory("[ds] test"))
                .build();
    }

    @Test
    void acceptsDomainsOfOtherHypervisors() {
        assertThat(vmx(kvm("", "")))
                .containsEntry("displayName", "test")
                .containsEntry("guestOS", "other-64")
                .containsEntry("memsize", "1024");
    }

    @Test
    void putsVirtioDisksOnAParavirtualController() {
        String disk =
                "<disk type='file' device='disk'><source file='/var/lib/web.qcow2'/>"
                        + "<target dev='vda' bus='virtio'/></disk>";

        assertThat(vmx(kvm("", disk)))
                .containsEntry("scsi0.present", "true")
                .containsEntry("scsi0.virtualDev", "pvscsi")
                .containsEntry("scsi0:0.present", "true")
                .containsEntry("scsi0:0.deviceType", "scsi-hardDisk")
                .containsEntry("scsi0:0.fileName", "/var/lib/web.vmdk");
        assertThat(vmx(kvm("", disk), 4)).containsEntry("scsi0.virtualDev", "lsilogic");
    }

    @Test
    void keepsSataAndNvmeDisksWhereTheHardwareHasThem() {
        String disks =
                """
                <disk type='file' device='disk'><source file='[ds] a.vmdk'/>
                  <target dev='sdb' bus='sata'/></disk>
                <disk type='file' device='cdrom'><source file='[ds] a.iso'/>
                  <target dev='sdc' bus='sata'/></disk>
                <disk type='file' device='disk'><source file='[ds] b.vmdk'/>
                  <target dev='nvme0n2' bus='nvme'/>
                  <address type='drive' controller='0' bus='0' target='0' unit='1'/></disk>\
                """;

        assertThat(vmx(document("vmware", "<os><type>hvm</type></os>", disks)))
                .containsEntry("sata0.present", "true")
                .containsEntry("sata0:1.deviceType", "ata-hardDisk")
                .containsEntry("sata0:2.deviceType", "cdrom-image")
                .containsEntry("nvme0.present", "true")
                .containsEntry("nvme0:1.fileName", "/vmfs/volumes/ds/b.vmdk");
        assertThat(vmx(document("vmware", "<os><type>hvm</type></os>", disks), 9))
                .doesNotContainKey("sata0.present")
                .doesNotContainKey("nvme0.present")
                .containsKeys("scsi0:0.fileName", "ide0:0.fileName", "scsi0:1.fileName");
    }

    @Test
    void givesDisksThatCannotStayTheirNextFreePlace() {
        String disks =
                """
                <disk type='file'><source file='/a.vmdk'/><target dev='sda' bus='scsi'/></disk>
                <disk type='file'><source file='/b.vmdk'/><target dev='sdb' bus='usb'/></disk>
                <controller type='scsi' index='0' model='lsisas1068'/>\
                """;

        assertThat(vmx(document("vmware", "<os><type>hvm</type></os>", disks)))
                .containsEntry("scsi0.virtualDev", "lsisas1068")
                .containsEntry("scsi0:0.fileName", "/a.vmdk")
                .containsEntry("scsi0:1.fileName", "/b.vmdk");
    }

    @Test
    void leavesOutDisksThatVmwareCannotReadAndEmptiesDrives() {
        String disks =
                """
                <disk type='block'><source dev='/dev/vg/a'/><target dev='vda' bus='virtio'/></disk>
                <disk type='network' device='cdrom'>
                  <source protocol='https' name='a.iso'><host name='h'/></source>
                  <target dev='sda' bus='sata'/></disk>\
                """;

        assertThat(vmx(kvm("", disks)))
                .doesNotContainKey("scsi0:0.present")
                .containsEntry("sata0:0.fileName", "emptyBackingString");
    }

    @Test
    void givesInterfacesTheNearestModelAndKeepsTheirAddresses() {
        String interfaces =
                """
                <interface type='network'><mac address='52:54:00:00:00:01'/>
                  <source network='default'/><model type='virtio'/></interface>
                <interface type='direct'><mac address='52:54:00:00:00:02'/>
                  <source dev='eth0' mode='bridge'/><model type='rtl8139'/></interface>\
                """;

        assertThat(vmx(kvm("", interfaces)))
                .containsEntry("ethernet0.virtualDev", "vmxnet3")
                .containsEntry("ethernet0.networkName", "default")
                .containsEntry("ethernet0.connectionType", "bridged")
                .containsEntry("ethernet0.address", "52:54:00:00:00:01")
                .containsEntry("ethernet1.virtualDev", "e1000")
                .containsEntry("ethernet1.address", "52:54:00:00:00:02")
                .doesNotContainKey("ethernet1.connectionType");
    }

    @Test
    void countsThreadsAndDiesAsCores() {
        assertThat(
                        vmx(
                                kvm(
                                        "<vcpu current='4'>8</vcpu><cpu mode='host-model'>"
                                                + "<topology sockets='2' dies='1' cores='1'"
                                                + " threads='2'/></cpu>",
                                        "")))
                .containsEntry("numvcpus", "4")
                .containsEntry("cpuid.coresPerSocket", "2");
        assertThat(vmx(kvm("<vcpu>4</vcpu><cpu mode='host-passthrough'/>", "")))
                .containsEntry("numvcpus", "4")
                .doesNotContainKey("cpuid.coresPerSocket");
    }

    @Test
    void masksCpuFeatures() {
        String cpu =
                "<cpu mode='host-passthrough'><feature policy='disable' name='vmx'/>"
                        + "<feature policy='force' name='pni'/></cpu>";

        assertThat(vmx(kvm(cpu, "")))
                .containsEntry("cpuid.1.ecx", "----:----:----:----:----:----:--0-:---1");
    }

    @Test
    void limitsAndReservesMemory() {
        String tuning =
                "<memtune><hard_limit unit='MiB'>2048</hard_limit>"
                        + "<min_guarantee unit='MiB'>512</min_guarantee></memtune>";

        assertThat(vmx(kvm(tuning, "")))
                .containsEntry("sched.mem.max", "2048")
                .containsEntry("sched.mem.min", "512")
                .containsEntry("sched.mem.minsize", "512");
    }

    @Test
    void writesTheGenerationIdAsSignedHalves() {
        assertThat(vmx(kvm("<genid>ffffffff-ffff-ffff-0000-000000000001</genid>", "")))
                .containsEntry("vm.genid", "-1")
                .containsEntry("vm.genidX", "1");
    }

    @Test
    void findsUefiSecureBootAndTheTpm() {
        String secure =
                "<os firmware='efi'><type arch='x86_64'>hvm</type><firmware>"
                        + "<feature enabled='yes' name='secure-boot'/></firmware></os>";
        String tpm = "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>";
        String loader =
                "<os><type arch='x86_64'>hvm</type>"
                        + "<loader readonly='yes' type='pflash'>/usr/share/OVMF.fd</loader></os>";

        assertThat(vmx(document("kvm", secure, tpm)))
                .containsEntry("firmware", "efi")
                .containsEntry("uefi.secureBoot.enabled", "true")
                .containsEntry("vtpm.present", "TRUE");
        assertThat(vmx(document("kvm", secure, tpm), 13)).doesNotContainKey("vtpm.present");
        assertThat(vmx(document("kvm", loader, ""))).containsEntry("firmware", "efi");
    }

    @Test
    void bootsInTheOrderOfTheDocument() {
        String os = "<os><type arch='x86_64'>hvm</type><boot dev='network'/><boot dev='hd'/></os>";
        String devices =
                """
                <disk type='file'><source file='/a.vmdk'/><target dev='sdb' bus='scsi'/>
                  <boot order='2'/></disk>
                <interface type='user'><mac address='52:54:00:00:00:01'/>
                  <boot order='1'/></interface>\
                """;

        assertThat(vmx(document("kvm", os, "")))
                .containsEntry("bios.bootOrder", "ethernet0,hdd")
                .doesNotContainKey("bios.hddOrder");
        assertThat(vmx(kvm("", devices)))
                .containsEntry("bios.bootOrder", "ethernet0,hdd")
                .containsEntry("bios.hddOrder", "scsi0:1");
    }

    @Test
    void writesUsbAndSound() {
        String devices =
                """
                <controller type='usb' index='0' model='ehci'/>
                <controller type='usb' index='1' model='qemu-xhci'/>
                <sound model='ich9'/>\
                """;

        assertThat(vmx(kvm("", devices)))
                .containsEntry("usb.present", "true")
                .containsEntry("ehci.present", "true")
                .containsEntry("usb_xhci.present", "true")
                .containsEntry("sound.present", "true")
                .containsEntry("sound.virtualDev", "hdaudio");
    }

    @Test
    void escapesLineBreaksAsEveryReaderKnowsThem() {
        assertThat(vmx(kvm("<description>a\nb</description>", "")))
                .containsEntry("annotation", "a|0ab");
    }

    @Test
    void keepsNumberedPortsAndBracketsOfAddresses() {
        String ports =
                """
                <serial type='tcp'><source mode='bind' host='::1' service='4555'/>
                  <protocol type='telnet'/><target port='0'/></serial>
                <serial type='pty'><target port='1'/></serial>
                <serial type='file'><source path='/tmp/s'/><target port='7'/></serial>\
                """;

        assertThat(vmx(kvm("", ports)))
                .containsEntry("serial0.fileName", "telnet://[::1]:4555")
                .containsEntry("serial1.fileName", "/tmp/s")
                .doesNotContainKey("serial2.present");
    }

    @Test
    void putsCarriedEntriesBackUnlessTheDocumentHasChanged() {
        String metadata =
                """
                <metadata><vmx:entries xmlns:vmx='https://vireo.dev/xmlns/vmx/1.0'>
                  <vmx:entry key='tools.syncTime' value='TRUE'/>
                  <vmx:entry key='displayName' value='other'/>
                  <vmx:entry key='guestOS' value='debian12-64' instead='other-64'/>
                  <vmx:entry key='memsize' value='0512' instead='512'/>
                </vmx:entries></metadata>\
                """;

        assertThat(vmx(kvm(metadata, "")))
                .containsEntry("tools.syncTime", "TRUE")
                .containsEntry("displayName", "test")
                .containsEntry("guestOS", "debian12-64")
                .containsEntry("memsize", "1024");
    }

    @Test
    void refusesAQuoteHereToo() {
        String network =
                "<interface type='bridge'><mac address='52:54:00:00:00:01'/>"
                        + "<source bridge='a&quot;b'/></interface>";

        assertThatThrownBy(() -> vmx(kvm("", network)))
                .hasMessageContaining("/domain/devices/interface/source/@bridge");
    }

    @Test
    void reportsWhatIsLostOfADomainOfKvm() {
        String document =
                kvm(
                        "<title>web</title><features><acpi/></features>",
                        """
                        <emulator>/usr/bin/qemu</emulator>
                        <disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
                          <source file='/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
                        <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
                        """);

        List<Loss> losses = converter().toVmxWithLosses(document, 19).losses();

        assertThat(losses.stream().map(loss -> loss.kind() + " " + loss.place()))
                .contains(
                        "CHANGED /domain/@type",
                        "NOT_EXPRESSED /domain/title",
                        "NOT_EXPRESSED /domain/features/acpi",
                        "NOT_EXPRESSED /domain/devices/emulator",
                        "NOT_EXPRESSED /domain/devices/disk/driver/@type",
                        "CHANGED /domain/devices/disk/source/@file",
                        "CHANGED /domain/devices/disk/target/@dev",
                        "CHANGED /domain/devices/disk/target/@bus",
                        "NOT_EXPRESSED /domain/devices/rng/@model",
                        "NOT_EXPRESSED /domain/devices/rng/backend",
                        "DEFAULTED guestOS")
                .doesNotContain("CHANGED /domain/memory", "CHANGED /domain/name");
    }
}
