package dev.vireo.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// In which order libvirt 9.0 prints the attributes and children of an element. Names that are in
/// no list come last.
///
/// @param attributes the names of attributes in order
/// @param children the names of child elements in order
record XmlLayout(List<String> attributes, List<String> children) {
    /// Nothing is known: all that is carried along comes last.
    static final XmlLayout NONE = new XmlLayout(List.of(), List.of());

    private static final Map<String, XmlLayout> LAYOUTS =
            Map.ofEntries(
                    layout(
                            "domain",
                            "type id",
                            """
                            name uuid hwuuid genid title description metadata maxMemory memory
                            currentMemory blkiotune memtune memoryBacking vcpu vcpus iothreads
                            iothreadids defaultiothread cputune numatune resource sysinfo bootloader
                            bootloader_args os idmap features cpu clock on_poweroff on_reboot
                            on_crash on_lockfailure pm perf devices seclabel keywrap launchSecurity
                            """),
                    layout(
                            "devices",
                            "",
                            """
                            emulator disk controller lease filesystem interface smartcard serial
                            parallel console channel input tpm graphics sound audio video hostdev
                            redirdev redirfilter hub watchdog memballoon rng nvram panic shmem memory
                            iommu vsock crypto
                            """),
                    layout("vcpu", "placement cpuset current", ""),
                    layout("memory", "dumpCore unit", ""),
                    layout("memtune", "", "hard_limit soft_limit min_guarantee swap_hard_limit"),
                    layout(
                            "cputune",
                            "",
                            """
                            shares period quota global_period global_quota emulator_period
                            emulator_quota iothread_period iothread_quota vcpupin emulatorpin
                            iothreadpin emulatorsched vcpusched iothreadsched cachetune memorytune
                            """),
                    layout(
                            "os",
                            "firmware",
                            """
                            type firmware init initarg initenv initdir inituser initgroup loader
                            nvram kernel initrd cmdline dtb root acpi boot bootmenu bios smbios
                            """),
                    layout("type", "arch machine", ""),
                    layout("nvram", "template templateFormat type format", ""),
                    layout(
                            "cpu",
                            "mode match check migratable",
                            "model vendor topology cache maxphysaddr feature numa"),
                    layout("topology", "sockets dies clusters cores threads", ""),
                    layout(
                            "disk",
                            "type device model rawio sgio snapshot",
                            """
                            driver auth source backingStore backenddomain geometry blockio mirror
                            target iotune readonly shareable transient serial wwn vendor product
                            encryption boot alias address
                            """),
                    layout(
                            "driver",
                            """
                            name type cache error_policy rerror_policy io ioeventfd event_idx
                            copy_on_read discard iothread detect_zeroes queues queue_size
                            """,
                            ""),
                    layout(
                            "source",
                            """
                            mode path host service port protocol pool volume file dev dir bridge switchid
                            portid portgroupid connectionid name startupPolicy index
                            """,
                            ""),
                    layout("target", "type dev dir bus tray port removable rotation_rate", ""),
                    layout(
                            "controller",
                            "type index model ports vectors maxGrantFrames maxEventChannels",
                            "model target driver master alias address pcihole64"),
                    layout(
                            "filesystem",
                            "type accessmode model multidevs fmode dmode",
                            """
                            driver binary source target readonly space_hard_limit space_soft_limit
                            alias address
                            """),
                    layout(
                            "interface",
                            "type managed trustGuestRxFilters",
                            """
                            mac source vlan virtualport bandwidth port ip route script downscript
                            backenddomain target guest model driver backend filterref tune teaming
                            link mtu coalesce boot rom acpi alias address
                            """),
                    layout(
                            "hostdev interface",
                            "type managed trustGuestRxFilters",
                            """
                            mac driver source vlan virtualport bandwidth port ip route script
                            downscript backenddomain target guest model filterref tune teaming link
                            mtu coalesce boot rom acpi alias address
                            """),
                    layout("mac", "address type check", ""),
                    layout("serial", "type tty", "source log protocol target alias address"),
                    layout("parallel", "type tty", "source log protocol target alias address"),
                    layout("console", "type tty", "source log protocol target alias address"),
                    layout("tpm", "model", "backend alias address"),
                    layout("backend", "type version persistent_state debug", ""),
                    layout(
                            "graphics",
                            """
                            type socket port tlsPort autoport websocket display xauth fullscreen
                            replaceUser multiUser listen keymap sharePolicy powerControl passwd
                            passwdValidTo connected defaultMode
                            """,
                            """
                            listen channel image jpeg zlib playback streaming mouse clipboard
                            filetransfer gl audio
                            """),
                    layout("listen", "type address network socket fromConfig", ""),
                    layout("sound", "model multichannel streams", "codec audio alias address"),
                    layout("video", "", "driver model alias address"),
                    layout(
                            "model",
                            "type ram vram vram64 vgamem heads primary blob",
                            "acceleration resolution"),
                    layout("address", "type domain bus slot function multifunction", ""));

    private static Map.Entry<String, XmlLayout> layout(
            String element, String attributes, String children) {
        return Map.entry(element, new XmlLayout(names(attributes), names(children)));
    }

    private static List<String> names(String list) {
        String trimmed = list.strip();
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+", -1));
    }

    /// Returns the layout of an element.
    static XmlLayout of(String element) {
        return LAYOUTS.getOrDefault(element, NONE);
    }

    boolean attributeStandsBefore(String attribute, String other) {
        return standsBefore(attributes, attribute, other);
    }

    boolean childStandsBefore(String child, String other) {
        return standsBefore(children, child, other);
    }

    private static boolean standsBefore(List<String> order, String one, String other) {
        int place = order.indexOf(one);
        return place >= 0 && place < order.indexOf(other);
    }

    /// Returns the attributes of an element in libvirt's order.
    List<XmlAttribute> sortedAttributes(XmlElement element) {
        if (element.attributes().size() < 2) {
            return element.attributes();
        }
        List<XmlAttribute> sorted = new ArrayList<>(element.attributes());
        sorted.sort(Comparator.comparingInt(one -> place(attributes, one.name())));
        return sorted;
    }

    /// Returns the content of an element in libvirt's order.
    List<XmlNode> sortedChildren(XmlElement element) {
        if (element.content().size() < 2) {
            return element.content();
        }
        List<XmlNode> sorted = new ArrayList<>(element.content());
        sorted.sort(
                Comparator.comparingInt(
                        one -> place(children, one instanceof XmlElement e ? e.name() : "")));
        return sorted;
    }

    private static int place(List<String> order, String name) {
        int place = order.indexOf(name);
        return place < 0 ? order.size() : place;
    }
}
