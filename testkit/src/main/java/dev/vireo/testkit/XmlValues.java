package dev.vireo.testkit;

import java.util.List;
import java.util.Map;

/// Values for elements and attributes of domain documents that are worth a try, good and bad.
final class XmlValues {
    private static final List<String> NUMBERS =
            choices(
                    "¦ ¦x¦-1¦0¦1¦2¦3¦4¦7¦15¦16¦32¦2147483647¦2147483648¦4294967295¦"
                            + "4294967296¦9223372036854775807¦9223372036854775808¦"
                            + "18446744073709551615¦18446744073709551616¦0x10¦1.5¦1 ¦ 1¦+1¦1k¦"
                            + "010¦-0¦0x¦\n1\n");
    private static final List<String> WORDS =
            choices(
                    "¦none¦default¦yes¦no¦on¦off¦auto¦x¦YES¦file¦block¦network¦dev¦"
                            + "tcp¦vnc¦drive¦pci¦scsi¦ide¦sata¦a&b¦é¦\"¦a\nb¦optional¦|¦%¦"
                            + "\uDCE9¦&#x9;¦true");
    private static final List<String> MEMORY =
            choices(
                    "0¦1¦4096¦4097¦¦x¦-1¦18446744073709551615¦1.5¦ 8192 ¦"
                            + "18014398509481984¦9007199254740992¦9223372036854775807¦"
                            + "17592186044416");
    private static final List<String> UNITS =
            choices("KiB¦kib¦KB¦kb¦b¦B¦bytes¦byte¦M¦MiB¦G¦T¦TB¦P¦E¦EiB¦¦x¦Ki¦K¦ KiB");
    private static final List<String> SOURCES =
            choices(
                    "¦[ds] a.vmdk¦[ds] a.iso¦/a.vmdk¦a.vmdk¦[] a.vmdk¦[ds]¦[ds] ¦"
                            + "[ds x.vmdk¦[ds] a.img¦ds] a.vmdk¦/a.VMDK ¦[ds] /a.vmdk¦"
                            + "/vmfs/devices/cdrom/x¦auto detect¦emptyBackingString¦/dev/sda¦"
                            + ".vmdk¦[ds] a\"b.vmdk¦[ds] a|b.vmdk¦[ds]\ta.vmdk¦[ds] \uDCE9.vmdk");
    private static final List<String> DISK_TYPES =
            choices("file¦block¦dir¦network¦volume¦nvme¦vhostuser¦¦x¦FILE");
    private static final List<String> CHARACTER_TYPES =
            choices(
                    "file¦dev¦pipe¦tcp¦pty¦null¦unix¦udp¦stdio¦vc¦spicevmc¦spiceport¦"
                            + "nmdm¦dbus¦¦x¦FILE");
    private static final List<String> UUIDS =
            choices(
                    "564d9bef-acd9-b4e0-c8f0-aea8b9103515¦564d9bef¦x¦"
                            + "564d9befacd9b4e0c8f0aea8b9103515¦"
                            + " 564d9bef-acd9-b4e0-c8f0-aea8b9103515 ¦"
                            + "564d9bef-acd9-b4e0-c8f0-aea8b910351g¦"
                            + "56 4d9bef-acd9-b4e0-c8f0-aea8b9103515¦"
                            + "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final Map<String, List<String>> WORTH_A_TRY =
            Map.ofEntries(
                    Map.entry("domain@type", choices("vmware¦kvm¦qemu¦¦x¦VMware¦xen¦esx")),
                    Map.entry("domain@id", NUMBERS),
                    Map.entry("domain@xmlns:vmware", List.of("", "urn:x")),
                    Map.entry("name", choices("a¦ a ¦a\nb¦a\"b¦a|b¦x%y¦\\¦\uDCE9¦a\tb¦.")),
                    Map.entry("description", choices("a¦ ¦a\nb¦\"|\"¦|22¦%¦\uDCE9¦\n")),
                    Map.entry("uuid", UUIDS),
                    Map.entry("genid", UUIDS),
                    Map.entry("source@switchid", UUIDS),
                    Map.entry("memory", MEMORY),
                    Map.entry("currentMemory", MEMORY),
                    Map.entry("min_guarantee", MEMORY),
                    Map.entry("memory@unit", UNITS),
                    Map.entry("currentMemory@unit", UNITS),
                    Map.entry("min_guarantee@unit", UNITS),
                    Map.entry("vcpu", choices("0¦1¦2¦3¦¦x¦255¦ 2¦2 ¦1000¦0x2¦65536")),
                    Map.entry("vcpu@current", choices("0¦1¦2¦3¦¦x¦-1¦99")),
                    Map.entry("vcpu@placement", List.of("static", "auto", "", "x")),
                    Map.entry(
                            "vcpu@cpuset",
                            choices(
                                    "0¦0-3¦¦x¦0-¦3-0¦^1¦0-3,^1¦0,,1¦16383¦16384¦ 0 - 1 ¦0-3,^0-2¦"
                                            + "99999¦1,")),
                    Map.entry(
                            "shares",
                            choices("0¦1¦500¦1000¦2000¦2¦¦x¦-1¦262145¦18446744073709551616¦ 3")),
                    Map.entry("type", choices("hvm¦xen¦linux¦exe¦¦x¦HVM¦ hvm")),
                    Map.entry("type@arch", choices("i686¦x86_64¦i386¦arm¦aarch64¦¦x¦ppc64")),
                    Map.entry("os@firmware", List.of("efi", "bios", "", "EFI", "uefi")),
                    Map.entry("smbios@mode", choices("host¦none¦emulate¦sysinfo¦¦x")),
                    Map.entry("boot@dev", choices("hd¦cdrom¦fd¦network¦¦x")),
                    Map.entry("cpu@mode", choices("custom¦host-model¦host-passthrough¦maximum¦¦x")),
                    Map.entry("disk@type", DISK_TYPES),
                    Map.entry("disk@device", choices("disk¦cdrom¦lun¦floppy¦¦x¦CDROM")),
                    Map.entry("source@file", SOURCES),
                    Map.entry("source@dev", SOURCES),
                    Map.entry("source@path", SOURCES),
                    Map.entry(
                            "source@startupPolicy",
                            List.of("optional", "mandatory", "requisite", "", "x")),
                    Map.entry(
                            "target@dev",
                            choices(
                                    "sda¦sdb¦hda¦hdd¦hde¦fda¦fdb¦fdc¦vda¦xvda¦sdbh¦sdbi¦sda1¦sd¦¦x¦"
                                            + "SDA¦sdzzz¦sdaaaaaaaa¦vnet0¦a b¦nvme0n1¦ubda")),
                    Map.entry(
                            "target@bus",
                            choices("scsi¦ide¦fdc¦sata¦usb¦virtio¦sd¦xen¦¦x¦uml¦none")),
                    Map.entry("target@port", NUMBERS),
                    Map.entry(
                            "target@type",
                            choices("serial¦virtio¦isa-serial¦usb-serial¦pci-serial¦¦x¦xen")),
                    Map.entry(
                            "driver@name",
                            choices(
                                    "lsilogic¦BusLogic¦vmpvscsi¦pvscsi¦lsisas1068¦auto¦qemu¦¦x¦"
                                            + "LSISAS1078¦virtio-scsi")),
                    Map.entry(
                            "driver@cache",
                            choices("writethrough¦default¦none¦writeback¦directsync¦unsafe¦¦x")),
                    Map.entry("driver@type", choices("raw¦vmdk¦qcow2¦¦x¦iso¦aio")),
                    Map.entry(
                            "address@type",
                            choices("drive¦pci¦usb¦none¦ccw¦¦x¦unassigned¦spapr-vio¦isa")),
                    Map.entry(
                            "controller@type",
                            choices("scsi¦ide¦fdc¦sata¦usb¦pci¦virtio-serial¦ccid¦xenbus¦isa¦¦x")),
                    Map.entry(
                            "controller@model",
                            choices(
                                    "lsilogic¦buslogic¦vmpvscsi¦pvscsi¦lsisas1068¦lsisas1078¦auto¦"
                                            + "virtio-scsi¦ibmvscsi¦none¦¦x¦LSILOGIC¦ncr53c90")),
                    Map.entry(
                            "filesystem@type",
                            choices("mount¦block¦file¦template¦ram¦bind¦volume¦¦x")),
                    Map.entry(
                            "filesystem@accessmode",
                            List.of("passthrough", "mapped", "squash", "", "x")),
                    Map.entry(
                            "interface@type",
                            choices(
                                    "bridge¦user¦null¦vds¦network¦direct¦hostdev¦ethernet¦internal¦"
                                            + "server¦client¦mcast¦udp¦vhostuser¦vdpa¦¦x")),
                    Map.entry(
                            "mac@address",
                            choices(
                                    "00:0c:29:ab:cd:ef¦00:50:56:80:00:00¦00:50:56:bf:ff:ff¦"
                                            + "00:50:56:7f:ff:ff¦00:50:56:40:00:00¦00:50:56:3f:ff:ff¦"
                                            + "00:50:56:c0:00:00¦01:00:5e:00:00:01¦x¦00:0c:29:ab:cd¦"
                                            + "0:c:29:1:2:3¦00-0c-29-ab-cd-ef¦00:0c:29:ab:cd:ef ¦"
                                            + "00:00:00:00:00:00¦ff:ff:ff:ff:ff:ff")),
                    Map.entry("mac@type", List.of("generated", "static", "", "x", "vpx")),
                    Map.entry("mac@check", List.of("yes", "no", "", "x", "on")),
                    Map.entry(
                            "model@type",
                            choices(
                                    "e1000¦vmxnet2¦vmxnet3¦VMXNET3¦virtio¦rtl8139¦82540em¦usb-net¦¦x¦"
                                            + "vmvga¦cirrus¦vga¦qxl¦none¦netfront¦am79c970a")),
                    Map.entry(
                            "model@vram",
                            choices(
                                    "0¦1¦63¦64¦65¦4096¦4097¦4294967295¦4294967296¦¦x¦-1¦2147483648")),
                    Map.entry("model@heads", choices("0¦1¦2¦¦x¦-1¦4294967296")),
                    Map.entry("model@primary", List.of("yes", "no", "", "x")),
                    Map.entry("serial@type", CHARACTER_TYPES),
                    Map.entry("parallel@type", CHARACTER_TYPES),
                    Map.entry("console@type", CHARACTER_TYPES),
                    Map.entry("channel@type", CHARACTER_TYPES),
                    Map.entry("protocol@type", choices("raw¦telnet¦telnets¦tls¦¦x¦TCP¦tcp")),
                    Map.entry("source@mode", List.of("bind", "connect", "", "x", "Bind")),
                    Map.entry("source@host", choices("¦h¦::1¦[::1]¦a\"b¦\uDCE9")),
                    Map.entry("source@service", choices("¦0¦x¦99999¦-1¦a b")),
                    Map.entry(
                            "graphics@type",
                            choices("vnc¦sdl¦rdp¦desktop¦spice¦egl-headless¦dbus¦¦x¦VNC")),
                    Map.entry(
                            "graphics@port",
                            choices("-1¦0¦1¦5900¦65535¦65536¦¦x¦-2¦99999999999¦ 5900")),
                    Map.entry("graphics@autoport", choices("yes¦no¦¦x¦YES¦on")),
                    Map.entry("graphics@keymap", List.of("de", "", "x\"y", " ")),
                    Map.entry("graphics@passwd", choices("¦x\"y¦|22¦a\nb¦\uDCE9¦äöü")),
                    Map.entry("listen@type", choices("address¦network¦socket¦none¦¦x")),
                    Map.entry("listen@address", List.of("", "::1", "a b", "host")),
                    Map.entry(
                            "clock@offset", choices("utc¦localtime¦timezone¦variable¦absolute¦¦x")),
                    Map.entry(
                            "on_poweroff",
                            choices("destroy¦restart¦preserve¦rename-restart¦¦x¦coredump-destroy")),
                    Map.entry(
                            "on_crash",
                            choices("destroy¦restart¦coredump-destroy¦coredump-restart¦¦x")));

    private XmlValues() {}

    /// Takes a list of texts apart.
    private static List<String> choices(String texts) {
        return List.of(texts.split("¦", -1));
    }

    /// Picks a value that may be good or bad.
    ///
    /// @param attribute the attribute, empty for the text
    static String worthATry(String element, String attribute, Dice dice) {
        List<String> special =
                WORTH_A_TRY.get(attribute.isEmpty() ? element : element + "@" + attribute);
        boolean fixed =
                (element.equals("vcpu") && attribute.isEmpty())
                        || element.equals("uuid")
                        || element.equals("genid")
                        || element.equals("mac");
        if (special != null && (fixed || dice.percent(85))) {
            return dice.of(special);
        }
        return dice.percent(50) ? dice.of(NUMBERS) : dice.of(WORDS);
    }
}
