package dev.vireo.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Values for the keys of VMX files: good ones, odd ones that are still good, and bad ones.
final class VmxValues {
    static final List<String> NAMES =
            choices(
                    "web01¦a b¦Ubuntu 22.04 (64-bit)¦a%2fb¦a|22b¦a%257c22¦¦Bücher¦"
                            + "日本語¦x<y>&z¦it's¦a/b¦a\\b¦100%25¦|7c¦a#b¦a;b=c¦a%7c22b¦%20lead¦"
                            + "trail ¦a|0ab¦|09tab¦-¦[x]¦\uD83D\uDE00¦a%2Fb%5Cc¦über|22|7C¦]]>¦"
                            + "&amp;¦é");
    static final List<String> BAD_NAMES =
            choices(
                    "%zz¦100%¦a%2¦|2¦|gg¦a%00b¦|00¦x|01y¦a|0db¦|1b¦\uDCE4\uDCF6¦"
                            + "a\uDCFFb¦a\"b¦%%¦||¦\u0001¦a\u007Fb¦%c3%a4¦%e4¦|ff¦"
                            + "\uDCED\uDCA0\uDC80¦\uFFFE¦a|c3|28");

    static final List<String> DISK_FILES =
            choices(
                    "web.vmdk¦disk-000001.vmdk¦/vmfs/volumes/ds1/web/web.vmdk¦W.VMDK¦"
                            + "/vmfs/volumes/4d0ae7c2-1fa3c1f7-d3ad-00215a000000/a b/c.vmdk¦"
                            + "/abs/x.vmdk¦/vmfs/volumes//ds/x.vmdk¦a&b<c>'d.vmdk¦"
                            + "C:\\vm\\d.vmdk¦[ds] a.vmdk¦ä.vmdk¦.vmdk¦"
                            + "/vmfs/volumes/ds/missing.d/x.vmdk¦/x/missing.vmdk");
    static final List<String> IMAGES =
            choices(
                    "linux.iso¦/usr/lib/vmware/isoimages/linux.iso¦X.ISO¦"
                            + "/vmfs/volumes/ds1/iso/deb.iso¦/vmfs/volumes/missing/x.iso¦"
                            + "/vmfs/volumes/ds1/missing.iso¦a b.iso¦emptyBackingString");
    static final List<String> OTHER_FILES =
            choices(
                    "¦auto detect¦Auto Detect¦/dev/cdrom¦/dev/sr0¦x/y.iso¦D:¦"
                            + "/vmfs/devices/cdrom/mpx.vmhba0:C0:T0:L0¦EMPTYBACKINGSTRING¦"
                            + "x/y.vmdk¦/vmfs/volumes/missing/a.vmdk¦"
                            + "/vmfs/volumes/ds/missing.vmdk¦x.vmdk ¦/vmfs/volumes/ds¦"
                            + "/vmfs/volumes/ds/¦/vmfs/volumes/¦x.img¦vmdk¦file.vmdk.iso¦"
                            + "file.iso.vmdk¦auto detect ¦ata-hardDisk");

    private static final List<String> NUMBERS =
            choices(
                    "¦ ¦x¦-1¦0¦1¦3¦15¦-2147483649¦2147483647¦2147483648¦4294967295¦"
                            + "4294967296¦4294967298¦9223372036854775807¦9223372036854775808¦"
                            + "-9223372036854775808¦18446744073709551615¦18446744073709551616¦"
                            + "0x10¦1.5¦1 ¦ 1¦\t1¦+1¦--1¦-¦unlimited¦UNLIMITED¦Unlimited ¦"
                            + "00012¦1k¦010¦-0¦+-1¦１");
    private static final List<String> TRUTHS =
            choices(
                    "true¦false¦TRUE¦FALSE¦True¦fAlSe¦1¦0¦yes¦no¦¦true ¦ true¦on¦t¦"
                            + "truefalse¦unlimited");
    private static final List<String> DEVICE_TYPES =
            choices(
                    "scsi-hardDisk¦ata-hardDisk¦disk¦cdrom-image¦atapi-cdrom¦"
                            + "cdrom-raw¦scsi-passthru¦¦SCSI-HARDDISK¦CDROM-IMAGE¦plainDisk¦"
                            + "rawDisk¦cdrom¦lun¦Disk¦Atapi-Cdrom¦floppy");
    private static final List<String> MACS =
            choices(
                    "00:0c:29:ab:cd:ef¦00:50:56:12:34:56¦00:0C:29:AB:CD:EF¦"
                            + "0:c:29:1:2:3¦¦00-0c-29-ab-cd-ef¦00:0c:29:ab:cd¦"
                            + "00:0c:29:ab:cd:ef:01¦00:0c:29:ab:cd:eg¦ 00:0c:29:ab:cd:ef¦"
                            + "00:0c:29:ab:cd:ef ¦01:00:5e:00:00:01¦ff:ff:ff:ff:ff:ff¦"
                            + "000:0c:29:ab:cd:ef¦00:0c:29:ab:cd:ef x¦00:0c:29:ab:cd:ef\t¦"
                            + "00:00:00:00:00:00¦:::::");
    private static final List<String> UUIDS =
            choices(
                    "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15¦"
                            + "564d9bef-acd9-b4e0-c8f0-aea8b9103515¦"
                            + "564D9BEFACD9B4E0C8F0AEA8B9103515¦"
                            + "00 00 00 00 00 00 00 00-00 00 00 00 00 00 00 00¦¦"
                            + " 564d9bef-acd9-b4e0-c8f0-aea8b9103515 ¦564d9bef-acd9-b4e0-c8f0¦"
                            + "--56 -4d9befacd9b4e0c8f0aea8b9103515¦"
                            + "564d9befacd9b4e0c8f0aea8b9103515-¦"
                            + "564d9befacd9b4e0c8f0aea8b91035151¦"
                            + "5 64d9befacd9b4e0c8f0aea8b9103515¦"
                            + "564d9bef:acd9b4e0c8f0aea8b9103515¦"
                            + "\t564d9befacd9b4e0c8f0aea8b9103515\n¦"
                            + "564d9bef\tacd9b4e0c8f0aea8b9103515¦"
                            + "g64d9befacd9b4e0c8f0aea8b9103515¦"
                            + "56-4d-9b-ef-ac-d9-b4-e0-c8-f0-ae-a8-b9-10-35-15¦{564d9bef}");

    /// Values that are worth a try, by the end of the key in lower case.
    private static final Map<String, List<String>> WORTH_A_TRY =
            Map.ofEntries(
                    Map.entry("displayname", BAD_NAMES),
                    Map.entry("annotation", BAD_NAMES),
                    Map.entry("devicetype", DEVICE_TYPES),
                    Map.entry("filename", OTHER_FILES),
                    Map.entry("address", MACS),
                    Map.entry("generatedaddress", MACS),
                    Map.entry("bios", UUIDS),
                    Map.entry("location", UUIDS),
                    Map.entry("switchid", UUIDS),
                    Map.entry(
                            "numvcpus",
                            choices(
                                    "0¦-1¦¦x¦4294967298¦unlimited¦3¦5¦255¦1000¦ 2¦2 ¦0x2¦-4294967294")),
                    Map.entry(
                            "memsize",
                            choices(
                                    "0¦-4¦3¦5¦1023¦unlimited¦¦0x100¦9007199254740992¦"
                                            + "9007199254740996¦9223372036854775804¦9223372036854775807¦64 ¦"
                                            + "64MB¦4¦9223372036854775808¦+64¦4294967296")),
                    Map.entry(
                            "virtualdev",
                            choices(
                                    "e1000¦E1000E¦vmxnet¦VMXNET3¦vmxnet2¦vlance¦¦auto¦lsilogic¦"
                                            + "LSISAS1068¦BusLogic¦PVSCSI¦vmpvscsi¦hdaudio¦flexible¦e1000 ")),
                    Map.entry("maxnum", choices("0¦1¦3¦-1¦¦x¦unlimited¦100¦ 2¦2 ")),
                    Map.entry("features", choices("15¦14¦0¦¦x¦-15¦4294967311")),
                    Map.entry(
                            "connectiontype",
                            choices(
                                    "bridged¦BRIDGED¦nat¦Nat¦custom¦hostonly¦monitor_dev¦pvn¦¦none")),
                    Map.entry(
                            "addresstype",
                            choices("generated¦static¦vpx¦GENERATED¦Static¦VPX¦¦manual¦assigned")),
                    Map.entry("checkmacaddress", choices("true¦TRUE¦false¦¦x¦1¦True")),
                    Map.entry(
                            "filetype",
                            choices("device¦file¦pipe¦network¦DEVICE¦File¦¦x¦thinprint¦Network")),
                    Map.entry("endpoint", choices("server¦client¦SERVER¦Client¦¦none")),
                    Map.entry(
                            "affinity",
                            choices(
                                    "all¦ALL¦0¦0,1¦1, 0¦0,0¦¦0,¦,0¦0-3¦-1¦16383¦16384¦"
                                            + "0,1,2,3,4,5,6,7¦ 0 , 1 ¦0 1¦x¦0,x¦4294967296¦+1¦none¦3,5,7,6")),
                    Map.entry(
                            "shares",
                            choices(
                                    "low¦normal¦high¦NORMAL¦Low¦0¦1¦-1¦18446744073709551615¦"
                                            + "18446744073709551616¦¦x¦ 7¦7 ¦custom¦2000¦unlimited")),
                    Map.entry(
                            "guestos",
                            choices(
                                    "¦-64¦x-64 ¦ubuntu-64¦UBUNTU-64¦ubuntu¦windows9-64¦x-64-64¦64")),
                    Map.entry("firmware", choices("efi¦EFI¦bios¦¦Efi¦efi ¦uefi")),
                    Map.entry(
                            "mode",
                            choices(
                                    "persistent¦independent-nonpersistent¦INDEPENDENT-NONPERSISTENT¦"
                                            + "independent-persistent¦¦undoable¦append")),
                    Map.entry(".encoding", encodings()),
                    Map.entry("networkname", choices("¦VM Network¦a<b¦x\"y¦日本¦\uDCE9¦|22")));

    private VmxValues() {}

    /// Takes a list of texts apart.
    private static List<String> choices(String texts) {
        return List.of(texts.split("¦", -1));
    }

    private static List<String> encodings() {
        return choices(
                "UTF-8¦utf-8¦windows-1252¦ISO-8859-1¦iso-8859-15¦Shift_JIS¦GBK¦¦"
                        + "UTF8¦x¦ASCII¦US-ASCII¦UTF-16¦UTF-16LE¦HTML¦EUC-JP¦Big5¦"
                        + "windows-1251¦KOI8-R¦ISO-8859-2¦CP1252¦latin1¦UTF-7");
    }

    /// Picks a value that may be good or bad for a key.
    static String worthATry(String key, Dice dice) {
        String small = key.toLowerCase(Locale.ROOT);
        String last = small.substring(small.lastIndexOf('.') + 1);
        List<String> special = WORTH_A_TRY.get(small.equals(".encoding") ? small : last);
        if (special != null && dice.percent(85)) {
            return dice.of(special);
        }
        if (special != null && (last.equals("numvcpus") || last.equals("maxnum"))) {
            return "2"; // a great number makes libvirt take all memory
        }
        return switch (dice.between(0, 9)) {
            case 0, 1, 2, 3 -> dice.of(NUMBERS);
            case 4, 5, 6 -> dice.of(TRUTHS);
            case 7 -> dice.of(BAD_NAMES);
            default -> dice.of(NAMES);
        };
    }
}
