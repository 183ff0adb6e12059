package dev.vireo.vmx;

import java.util.List;

/// Why something of a domain document is not in a VMX file, by its place.
final class LossReasons {
    private static final String GENERAL = "VMX has no entry for it";

    private static final List<Reason> NOT_EXPRESSED =
            List.of(
                    new Reason("/domain/@id", "a number of a running domain"),
                    new Reason("/domain/title", "VMX has a name and an annotation, but no title"),
                    new Reason("/domain/metadata", "VMX has no place for other documents"),
                    new Reason("/domain/genid", "libvirt does not write it; level FULL does"),
                    new Reason("/domain/clock", "the clock of a virtual machine is its host's"),
                    new Reason("/domain/on_", "VMware always does the same at these events"),
                    new Reason("/domain/features", "VMware decides by the guest system"),
                    new Reason("/domain/pm", "VMware decides by the guest system"),
                    new Reason("/domain/cpu", "VMware takes the processor of the host"),
                    new Reason("/domain/cputune/", "VMX has shares of processors only"),
                    new Reason("/domain/memtune/", "VMX has a guarantee and a limit only"),
                    new Reason("/domain/memoryBacking", "the host decides where memory is"),
                    new Reason("/domain/numatune", "the host decides where memory is"),
                    new Reason("/domain/iothreads", "VMware has no such threads"),
                    new Reason("/domain/resource", "VMX names no resource pool"),
                    new Reason("/domain/seclabel", "VMware has no security labels"),
                    new Reason("/domain/sysinfo", "VMX cannot set SMBIOS fields"),
                    new Reason("/domain/os/type/@machine", "VMware has one machine"),
                    new Reason(
                            "/domain/os/boot",
                            "only level FULL writes it, and kinds of devices only"),
                    new Reason("/domain/os/loader", "VMware brings its own firmware"),
                    new Reason("/domain/os/nvram", "VMware brings its own firmware"),
                    new Reason("/domain/os/kernel", "VMware boots from disks and networks only"),
                    new Reason("/domain/os/initrd", "VMware boots from disks and networks only"),
                    new Reason("/domain/os/cmdline", "VMware boots from disks and networks only"),
                    new Reason("/domain/devices/emulator", "a program of the other hypervisor"),
                    new Reason("/domain/devices/disk/driver", "a setting of the other hypervisor"),
                    new Reason("/domain/devices/disk/backingStore", "a VMDK names its own parent"),
                    new Reason("/domain/devices/disk/readonly", "the image or drive decides"),
                    new Reason("/domain/devices/disk/boot", "the BIOS keeps the order"),
                    new Reason("/domain/devices/disk", "VMware has no such disk or drive"),
                    new Reason("/domain/devices/controller", "VMware has no such controller"),
                    new Reason("/domain/devices/filesystem", "VMware shares folders only"),
                    new Reason(
                            "/domain/devices/interface/source/@network",
                            "a port group of the same name is connected instead"),
                    new Reason("/domain/devices/interface", "VMware has no such interface"),
                    new Reason("/domain/devices/serial", "VMware has no such serial port"),
                    new Reason("/domain/devices/parallel", "VMware has no such parallel port"),
                    new Reason("/domain/devices/console", "a console is a serial port to VMware"),
                    new Reason("/domain/devices/channel", "VMware has no channels"),
                    new Reason("/domain/devices/input", "VMware always has keyboard and mouse"),
                    new Reason("/domain/devices/graphics", "VMX has one display, and that is VNC"),
                    new Reason("/domain/devices/video", "VMware has one graphics card"),
                    new Reason("/domain/devices/sound", "VMware has no such sound card"),
                    new Reason("/domain/devices/audio", "VMware plays sound on the host"),
                    new Reason("/domain/devices/hostdev", "the device is one of another host"),
                    new Reason("/domain/devices/redirdev", "VMware redirects USB by its clients"),
                    new Reason("/domain/devices/memballoon", "VMware's balloon is always there"),
                    new Reason("/domain/devices/rng", "VMware has no such device"),
                    new Reason("/domain/devices/watchdog", "a switch of the virtual hardware"),
                    new Reason("/domain/devices/tpm", "VMware's TPM needs UEFI and version 14"),
                    new Reason("/domain/devices/panic", "VMware watches its tools instead"));

    private static final List<Reason> CHANGED =
            List.of(
                    new Reason("/domain/@type", "the virtual machine is VMware's now"),
                    new Reason("/domain/memory", "VMX counts in steps of 4 MiB"),
                    new Reason("/domain/currentMemory", "VMX counts in MiB"),
                    new Reason("/domain/memtune", "VMX counts in MiB"),
                    new Reason("/domain/vcpu", "VMX has those processors it starts with"),
                    new Reason("/domain/cpu", "VMware knows sockets and cores only"),
                    new Reason("/domain/devices/disk/@type", "VMware has files and host drives"),
                    new Reason("/domain/devices/disk/source", "VMware reads VMDK and ISO images"),
                    new Reason("/domain/devices/disk/target", "another bus of VMware's"),
                    new Reason("/domain/devices/disk/address", "another place on the bus"),
                    new Reason("/domain/devices/controller/@model", "the nearest that VMware has"),
                    new Reason("/domain/devices/interface/model", "the nearest that VMware has"),
                    new Reason("/domain/devices/interface", "VMware has port groups"),
                    new Reason("/domain/devices/serial/target", "VMware has four serial ports"),
                    new Reason("/domain/devices/sound", "the nearest that VMware has"),
                    new Reason("/domain/devices/video", "VMware has its own graphics card"),
                    new Reason("/domain/devices/tpm", "VMware has its own TPM"));

    private LossReasons() {}

    /// @param prefix what the place begins with
    /// @param text the reason
    private record Reason(String prefix, String text) {}

    /// Returns why something is not in a VMX file.
    static String notExpressed(String place) {
        return find(NOT_EXPRESSED, place, GENERAL);
    }

    /// Returns why something is in a VMX file with another value.
    static String changed(String place) {
        return find(CHANGED, place, "VMX can say only this");
    }

    private static String find(List<Reason> reasons, String place, String otherwise) {
        String plain = withoutPositions(place);
        for (Reason reason : reasons) {
            if (plain.startsWith(reason.prefix())) {
                return reason.text();
            }
        }
        return otherwise;
    }

    private static String withoutPositions(String place) {
        StringBuilder plain = new StringBuilder(place.length());
        boolean inside = false;
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
            inside = (inside || c == '[') && c != ']';
            if (!inside && c != ']') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
