package dev.vireo.driver.esx.capture;

import dev.vireo.vim.Types;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that every server has, and that say nothing about whose it is.
final class Vocabulary {
    private static final Set<String> WORDS =
            Set.copyOf(
                    List.of(
                            """
                            ADMINISTRATOR Admin Anonymous App Appliance BIOS Backup Balanced BusLogic CD CDROM \
                            Cisco Client Cluster Config Console Controller DVD DVS DVUplinks DVPortgroup \
                            Datacenter Datacenters Default Disk Discovered Drive ENABLED Ethernet FALSE False \
                            Fibre Flat Floppy GB GenuineIntel GiB HaNetwork Hard Hardware Host ICH IDE IP IPv4 \
                            IPv6 IPMI ISO Intel Inc Internal KB KiB Keyboard Kernel LSI LSISAS Linux Local \
                            Logic MB MKS Management Manager Master Memory MiB Mouse NAS NFS NIC NVMe Network \
                            NoAccess NoCryptoAdmin NoPermission None Not OTHER Other PCI PCNet PCNet32 PS2 PVSCSI \
                            Parallel ParaVirtual Physical Pointing Port Portgroup RAM ReadOnly Realtek Remote \
                            Resource Resources SAS SATA SCSI SIO SSD Serial Server Sound Storage Super Switch \
                            System TB TCP TRUE Tag TiB Tools Trusted True UDP USB Uplink Uplinks VGA VM VMCI VMFS \
                            VMware VMXNET VMXNET3 VMkernel VMotion VSAN View VirtualAHCI Video Virtual Workstation \
                            access adapter ahci allFlags and any asterisk audit auto bios block board bridge \
                            bridged browser bus busLogic busSharing byName card cdrom channel com config \
                            configuration connected console controller core crypto csv ctl cucm datacenter \
                            datastore datastoreBrowser date db default delta destroy dev device devices dhcp \
                            dhcpv6 direct disabled disk disks domain ds dv dvportgroup dvs dvUplink e1000 e1000e \
                            efi en enabled env etc eth ethernet eui false fat file fileName files first flat flpimage \
                            floppy folder fqdn free from ftp full gb group guest guestinfo ha hard hardware \
                            hardwareVersion host hostd hotplug http https hwversion ide image img in inet info \
                            internal intel iso kb kernel key lan layout license licenseManager linux local \
                            localhost locale lock log logs loopback lsilogic lsisas1068 mac machine management \
                            manager manual max mb memory mgr mode monitor mpx naa name nas network networks nfs \
                            no node none not null nvram nvme off on option other parallel path pci \
                            pciBridge permission physical pool port present primary ps2 pvscsi pxe ram raw \
                            read rdm rdmp reset resgroup resource resources root rw sata sched scsi sda \
                            search secondary serial server service session sesparse shadow share size snapshot \
                            software sound ssd standard static status storage stp suspend svga switch sync \
                            system t10 tag tar task tcp templates thick thin time toolbox tools true txt type udp \
                            unknown untried uplink usb use user users uuid vCenter vSphere version vdisk vhv video \
                            vim vlan vlance vm vmci vmdk vmem vmfs vmkernel vmnet vmotion vmsd vmsn vmss vmtx \
                            vmware vmx vmxf vmxnet vmxnet2 vmxnet3 volumes vpx vpxd vpxuser vram vsan vswp vtpm \
                            wan web windows write xml yes zeroed\
                            """
                                    .split(" ", -1)));

    /// Devices with their numbers.
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?:cpu|disk|dvUplink|ethernet|floppy|ide|nvme|parallel|pciBridge|sata|scsi|serial"
                            + "|sound|usb|vSwitch|vmhba|vmk|vmnic)\\d{1,3}");

    /// How servers number their objects.
    private static final Pattern IDENTIFIER =
            Pattern.compile(
                    "(?:alarm|certificateManager|datacenter|datastore|datastoreBrowser|datastoreSystem"
                            + "|domain-[cs]|dvportgroup|dvs|envbrowser|EnvironmentBrowser|folder|group-[a-z]"
                            + "|host|hostdatastorebrowser|network|pool|resgroup(?:-v)?|schedule|snapshot"
                            + "|task|vm)-\\d+|\\d{1,6}(?:-snapshot-\\d+)?"
                            + "|[a-z]+(?:[A-Z][a-z]+)*(?:Manager|System|Mgr)-\\d+"
                            + "|ha-(?:folder-(?:root|vm|host|datastore|network)|[a-z]*-?(?:mgr|manager"
                            + "|system|browser|pool|res|host|datacenter)|root-pool|compute-res|host"
                            + "|host-datastorebrowser|datacenter|property-collector|sessionmgr|authmgr"
                            + "|taskmgr|eventmgr|searchindex|env-browser|perfmgr|user-directory"
                            + "|license-manager|nfc-file-manager|vdiskmanager|adv-options|diagnosticmgr)");

    /// Names that servers give their objects themselves.
    private static final Set<String> STANDARD_NAMES =
            Set.of(
                    "Datacenters",
                    "Discovered virtual machine",
                    "Management Network",
                    "Resources",
                    "VM Network",
                    "datastore",
                    "ha-datacenter",
                    "ha-folder-root",
                    "host",
                    "localhost.localdomain",
                    "network",
                    "vm");

    private static final Set<String> WORDS_OF_NAMES =
            STANDARD_NAMES.stream()
                    .flatMap(name -> Stream.of(name.split("[^A-Za-z]", -1)))
                    .collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    /// Returns whether servers give this name to an object themselves.
    static boolean isStandardName(String name) {
        return STANDARD_NAMES.contains(name);
    }

    /// Returns whether a word is part of such a name.
    static boolean isInStandardName(String word) {
        return WORDS_OF_NAMES.contains(word);
    }

    /// Returns whether a word says nothing.
    static boolean has(String word) {
        return WORDS.contains(word)
                || NUMBERED.matcher(word).matches()
                || (Character.isUpperCase(word.charAt(0)) && Types.find(word).isPresent());
    }

    /// Returns whether a text is an identifier that a server has made of a number.
    static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }
}
