package dev.vireo.vmx;

import java.util.List;
import java.util.Locale;

/// Why an entry of a VMX file is not in a document, for people.
final class EntryReasons {
    private static final String UNKNOWN = "libvirt's domain document has nothing of this kind";

    private record Reason(String prefix, String suffix, String text) {}

    /// The first that fits counts.
    private static final List<Reason> REASONS =
            List.of(
                    reason("virtualhw.version", "", "a document names no hardware version"),
                    reason("cpuid.corespersocket", "", "cores that do not divide the processors"),
                    reason("", ".startconnected", "a domain document has no such state"),
                    reason("", ".allowguestconnectioncontrol", "what a guest may do with its VM"),
                    reason("", ".redo", "snapshots are not part of a domain document"),
                    reason("", ".readaccess", "a shared folder is always readable"),
                    reason("", ".trynorxloss", "how a pipe is read is up to the hypervisor"),
                    reason("", ".yieldonmsrread", "a tuning of the virtual serial port"),
                    reason("", ".pcislotnumber", "the hypervisor chooses PCI slots"),
                    reason("", ".filetype", "follows from the kind of the device"),
                    reason("tools.", "", "settings of VMware Tools"),
                    reason("toolscripts.", "", "scripts of VMware Tools"),
                    reason("guestinfo.", "", "variables of VMware Tools"),
                    reason("isolation.", "", "what the guest may do with the host's desktop"),
                    reason("sharedfolder", "", "shared folders that are off or incomplete"),
                    reason("hgfs.", "", "how VMware shares folders"),
                    reason("usb", "", "USB is not read at this level"),
                    reason("ehci", "", "USB is not read at this level"),
                    reason("sound.", "", "settings of a sound card"),
                    reason("pcibridge", "", "the hypervisor chooses its own PCI bridges"),
                    reason("vmci", "", "VMware's channel between guest and host"),
                    reason("hpet", "", "VMware's timer"),
                    reason("svga.", "", "settings of VMware's graphics card"),
                    reason("mks.", "", "settings of VMware's display"),
                    reason("remotedisplay.", "", "settings of VMware's display"),
                    reason("gui.", "", "settings of VMware's desktop programs"),
                    reason("powertype.", "", "how VMware powers a guest off and on"),
                    reason("log.", "", "where VMware writes its log"),
                    reason("sched.", "", "shares and scheduling of VMware's hosts"),
                    reason(
                            "cpuid.",
                            "",
                            "masks of CPUID that no feature of a document stands for here"),
                    reason("monitor", "", "settings of VMware's hypervisor"),
                    reason("hypervisor.", "", "settings of VMware's hypervisor"),
                    reason("mainmem.", "", "settings of VMware's hypervisor"),
                    reason("numa", "", "how VMware places memory"),
                    reason("migrate", "", "settings of vMotion"),
                    reason("vmotion.", "", "settings of vMotion"),
                    reason("checkpoint", "", "snapshots are not part of a domain document"),
                    reason("snapshot", "", "snapshots are not part of a domain document"),
                    reason("replay.", "", "VMware's recording of what a guest did"),
                    reason("nvram", "", "a file of VMware's firmware"),
                    reason("uefi.", "", "secure boot is not read at this level"),
                    reason("bios.", "", "settings of VMware's firmware"),
                    reason("efi.", "", "settings of VMware's firmware"),
                    reason("vtpm.", "", "a TPM is not read at this level"),
                    reason("nvme", "", "NVMe is not read at this level"),
                    reason("vc.", "", "known to vCenter only"),
                    reason("uuid.", "", "where the file lay when it was last used"),
                    reason("pcipassthru", "", "devices of the host are tied to that host"),
                    reason("virtualhw.product", "", "what the file was made for"),
                    reason("extendedconfigfile", "", "another file of VMware"),
                    reason("vmxstats", "", "another file of VMware"),
                    reason("ethernet", "", "VMware's settings of a network interface"),
                    reason("scsi", "", "VMware's settings of disks and controllers"),
                    reason("sata", "", "VMware's settings of disks and controllers"),
                    reason("ide", "", "VMware's settings of disks and controllers"),
                    reason("floppy", "", "VMware's settings of a floppy drive"),
                    reason("serial", "", "VMware's settings of a serial port"),
                    reason("parallel", "", "VMware's settings of a parallel port"),
                    reason("guestos", "", "a document only tells 32 from 64 bits"),
                    reason(".encoding", "", "a domain document is always UTF-8"));

    private EntryReasons() {}

    private static Reason reason(String prefix, String suffix, String text) {
        return new Reason(prefix, suffix, text);
    }

    /// Returns the reason for a key.
    static String of(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        for (Reason reason : REASONS) {
            if (lower.startsWith(reason.prefix) && lower.endsWith(reason.suffix)) {
                return reason.text;
            }
        }
        return UNKNOWN;
    }
}
