package dev.vireo.model;

import static dev.vireo.model.Known.element;
import static dev.vireo.model.Known.wholes;

import java.util.Map;

/// What libvirt knows in a domain document, element by element, in the order it prints it.
final class DomainSchema {
    private static final Known[] NONE = {};

    private static final String FEATURES =
            "acpi apic pae hap viridian privnet hyperv kvm xen pvspinlock capabilities pmu vmport"
                    + " gic smm ioapic hpt vmcoreinfo htm nested-hv msrs ccf-assist cfpc sbbc ibs"
                    + " tcg async-teardown";

    private static final Known FEATURE_LIST =
            element("firmware", "").with(element("feature*", "name! enabled!"));

    /// `<os>` of libvirt 9.0.
    static final Known OS = os("");

    /// `<os>` of any hypervisor.
    static final Known FULL_OS = os("init initarg* initenv* initdir inituser initgroup");

    /// `<cpu>`.
    static final Known CPU =
            element("cpu", "mode! match check migratable")
                    .with(wholes("model vendor"))
                    .with(element("topology", "sockets! dies! cores! threads!"))
                    .with(wholes("cache maxphysaddr"))
                    .with(element("feature*", "policy! name!"))
                    .with(wholes("numa"));

    /// `<cpu>` since 12.
    static final Known NEWER_CPU =
            element("cpu", "mode! match check migratable deprecated_features")
                    .with(wholes("model vendor"))
                    .with(element("topology", "sockets! dies! clusters! cores! threads!"))
                    .with(wholes("cache* maxphysaddr"))
                    .with(element("feature*", "policy! name!"))
                    .with(wholes("numa"));

    private static final Known[] TAIL = wholes("keywrap seclabel* launchSecurity");

    /// `<domain>` but for its devices.
    static final Known DOMAIN = domain("");

    /// `<domain>` since 12.
    static final Known NEWER_DOMAIN = domain("hwuuid");

    /// A drive address.
    static final Known ADDRESS = Known.elsewhere("address")[0];

    private static final Known[] DISK_PARTS = {
        element(
                "driver",
                "name! type cache! error_policy rerror_policy io ioeventfd event_idx copy_on_read"
                        + " discard iothread detect_zeroes queues queue_size iommu ats packed"
                        + " page_per_vq",
                wholes("metadata_cache"))
    };
    private static final Known[] DISK_END = {
        element("target", "dev! bus! tray removable rotation_rate"),
        element("iotune", "").with(iotune()),
        element("readonly", ""),
        element("shareable", ""),
        element("transient", "shareBacking"),
        element("serial", "+"),
        element("wwn", "+"),
        element("vendor", "+"),
        element("product", "+"),
        wholes("encryption")[0],
        element("boot", "order loadparm"),
        ADDRESS
    };
    private static final Known[] SOURCE_PARTS =
            wholes(
                    "address reconnect host* snapshot config initiator auth ssl cookies readahead"
                            + " timeout identity slices reservations");
    private static final Known[] SOURCE_END = wholes("encryption seclabel* privateData");

    private static final Map<SourceType, Known> DISKS =
            Map.of(
                    SourceType.FILE, disk("file! startupPolicy! fdgroup"),
                    SourceType.BLOCK, disk("dev! startupPolicy!"),
                    SourceType.DIR, disk("dir! startupPolicy!"),
                    SourceType.NETWORK, disk("protocol name query tls tlsHostname startupPolicy!"),
                    SourceType.VOLUME, disk("pool volume mode startupPolicy!"),
                    SourceType.NVME, disk("type managed namespace startupPolicy!"),
                    SourceType.VHOST_USER, disk("type path startupPolicy!"),
                    SourceType.NONE, disk("startupPolicy!"));

    /// `<controller>`.
    static final Known CONTROLLER =
            element(
                            "controller",
                            "type! index! model! ports vectors maxGrantFrames maxEventChannels")
                    .with(wholes("model target driver master"))
                    .with(ADDRESS)
                    .with(wholes("pcihole64"));

    /// `<controller>` since 12.
    static final Known NEWER_CONTROLLER =
            element(
                            "controller",
                            "type! index! model! ports vectors maxGrantFrames maxEventChannels")
                    .with(wholes("serial model target driver master"))
                    .with(ADDRESS)
                    .with(wholes("pcihole64"));

    /// `<graphics>` of VNC.
    static final Known VNC =
            element(
                            "graphics",
                            "type! socket port! autoport! websocket listen! keymap! sharePolicy"
                                    + " passwd! passwdValidTo connected powerControl")
                    .with(element("listen*", "type! address! network socket"))
                    .with(wholes("audio"));

    /// `<graphics>` of other kinds.
    static final Known OTHER_GRAPHICS =
            element(
                            "graphics",
                            "type! display xauth fullscreen socket port tlsPort autoport listen!"
                                    + " keymap! defaultMode passwd! passwdValidTo connected"
                                    + " replaceUser multiUser p2p address")
                    .with(element("listen*", "type! address! network socket"))
                    .with(
                            wholes(
                                    "channel* image jpeg zlib playback streaming mouse clipboard"
                                            + " filetransfer gl audio"));

    /// `<video>`.
    static final Known VIDEO =
            element("video", "")
                    .with(wholes("driver"))
                    .with(
                            element(
                                    "model",
                                    "type! ram vram! vram64 vgamem heads! primary!",
                                    wholes("acceleration resolution")))
                    .with(ADDRESS);

    /// `<sound>`.
    static final Known SOUND = element("sound", "model!").with(wholes("codec* audio address"));

    /// `<tpm>`.
    static final Known TPM =
            element("tpm", "model!")
                    .with(
                            element("backend", "type! version! persistent_state debug")
                                    .with(wholes("device source encryption active_pcr_banks")))
                    .with(wholes("address"));

    /// The devices that have no record.
    static final Known DEVICES =
            element("devices", "")
                    .with(wholes("emulator"))
                    .with(taken("disk* controller*"))
                    .with(wholes("lease*"))
                    .with(taken("filesystem* interface*"))
                    .with(wholes("smartcard*"))
                    .with(taken("serial* parallel* console*"))
                    .with(wholes("channel* input*"))
                    .with(taken("tpm* graphics* sound*"))
                    .with(wholes("audio*"))
                    .with(taken("video*"))
                    .with(
                            wholes(
                                    "hostdev* redirdev* redirfilter hub* watchdog* memballoon rng*"
                                            + " nvram panic* shmem* memory* iommu vsock"));

    /// The devices that have no record, since 12.
    static final Known NEWER_DEVICES = DEVICES.with(wholes("crypto*"));

    private DomainSchema() {}

    private static Known[] taken(String names) {
        return Known.elsewhere(names);
    }

    private static Known[] iotune() {
        return wholes(
                "total_bytes_sec read_bytes_sec write_bytes_sec total_iops_sec read_iops_sec"
                        + " write_iops_sec total_bytes_sec_max read_bytes_sec_max"
                        + " write_bytes_sec_max total_iops_sec_max read_iops_sec_max"
                        + " write_iops_sec_max size_iops_sec group_name"
                        + " total_bytes_sec_max_length read_bytes_sec_max_length"
                        + " write_bytes_sec_max_length total_iops_sec_max_length"
                        + " read_iops_sec_max_length write_iops_sec_max_length");
    }

    private static Known os(String containers) {
        Known start = element("os", "firmware!");
        if (!containers.isEmpty()) {
            start = start.with(wholes(containers));
        }
        return start.with(element("type", "arch! machine! #"), FEATURE_LIST)
                .with(element("loader", "readonly secure type +"))
                .with(element("nvram", "template #"))
                .with(
                        element("kernel", "+"),
                        element("initrd", "+"),
                        element("cmdline", "+"),
                        element("dtb", "+"))
                .with(wholes("acpi boot*"))
                .with(
                        element("bootmenu", "enable timeout"),
                        element("bios", "useserial rebootTimeout"))
                .with(element("smbios", "mode!"));
    }

    private static Known domain(String newer) {
        Known start =
                element("domain", "type! id!").with(element("name", "#"), element("uuid", "#"));
        Known middle = newer.isEmpty() ? start : start.with(element(newer, "#"));
        return middle.with(
                        element("genid", "#"), element("title", "#"), element("description", "#"))
                .with(wholes("metadata maxMemory"))
                .with(element("memory", "dumpCore unit! #"), element("currentMemory", "unit! #"))
                .with(wholes("blkiotune"))
                .with(
                        element(
                                "memtune*",
                                "",
                                element("hard_limit", "unit! #"),
                                element("soft_limit", "unit! #"),
                                element("min_guarantee", "unit! #"),
                                element("swap_hard_limit", "unit! #")))
                .with(wholes("memoryBacking"))
                .with(element("vcpu", "placement cpuset! current! #"))
                .with(wholes("vcpus iothreads iothreadids defaultiothread"))
                .with(element("cputune", "").with(cpuTune()))
                .with(wholes("numatune resource fibrechannel"))
                .with(wholes("sysinfo* bootloader bootloader_args"))
                .with(taken("os*"))
                .with(wholes("idmap"))
                .with(element("features", "").with(wholes(FEATURES)))
                .with(taken("cpu"))
                .with(
                        element("clock", "offset adjustment basis timezone start")
                                .with(
                                        element(
                                                "timer*",
                                                "name present tickpolicy track frequency mode",
                                                wholes("catchup"))))
                .with(
                        element("on_poweroff", "#"),
                        element("on_reboot", "#"),
                        element("on_crash", "#"))
                .with(element("on_lockfailure", "+"))
                .with(
                        element(
                                "pm",
                                "",
                                element("suspend-to-mem", "enabled"),
                                element("suspend-to-disk", "enabled")))
                .with(wholes("perf"))
                .with(taken("devices*"))
                .with(TAIL);
    }

    private static Known[] cpuTune() {
        Known shares = element("shares", "#");
        Known[] more =
                wholes(
                        "period quota global_period global_quota emulator_period emulator_quota"
                                + " iothread_period iothread_quota vcpupin* emulatorpin"
                                + " iothreadpin* emulatorsched vcpusched* iothreadsched*"
                                + " cachetune* memorytune*");
        Known[] all = new Known[more.length + 1];
        all[0] = shares;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    private static Known disk(String source) {
        return element("disk", "type! device! model rawio sgio snapshot")
                .with(DISK_PARTS)
                .with(wholes("auth"))
                .with(element("source", source).with(SOURCE_PARTS).with(SOURCE_END))
                .with(wholes("backingStore backenddomain geometry blockio"))
                .with(DISK_END);
    }

    /// Describes a disk whose data are in something.
    static Known disk(SourceType type) {
        Known known = DISKS.get(type);
        return known == null ? element("disk", "", NONE) : known;
    }

    private static final Map<InterfaceType, Known> INTERFACES =
            Map.ofEntries(
                    Map.entry(InterfaceType.USER, netDevice("-")),
                    Map.entry(InterfaceType.NULL, netDevice("-")),
                    Map.entry(InterfaceType.BRIDGE, netDevice("bridge!")),
                    Map.entry(
                            InterfaceType.VDS,
                            netDevice("switchid! portid! portgroupid! connectionid!")),
                    Map.entry(InterfaceType.NETWORK, netDevice("network portgroup")),
                    Map.entry(InterfaceType.DIRECT, netDevice("dev mode")),
                    Map.entry(InterfaceType.ETHERNET, netDevice("")),
                    Map.entry(InterfaceType.INTERNAL, netDevice("name")),
                    Map.entry(InterfaceType.VDPA, netDevice("dev")),
                    Map.entry(InterfaceType.HOSTDEV, netDevice("")),
                    Map.entry(InterfaceType.VHOST_USER, netDevice("type path mode")),
                    Map.entry(InterfaceType.SERVER, netDevice("address port")),
                    Map.entry(InterfaceType.CLIENT, netDevice("address port")),
                    Map.entry(InterfaceType.MCAST, netDevice("address port")),
                    Map.entry(InterfaceType.UDP, netDevice("address port")));

    private static Known netDevice(String source) {
        Known known =
                element("interface", "type! managed trustGuestRxFilters")
                        .with(element("mac", "address! type! check!"));
        if (!source.equals("-")) {
            known =
                    known.with(
                            element("source", source)
                                    .with(wholes("address local ip* route* reconnect")));
        }
        return known.with(wholes("vlan"))
                .with(element("virtualport", "type").with(wholes("parameters")))
                .with(wholes("ip* route*"))
                .with(wholes("script downscript"))
                .with(wholes("backenddomain"))
                .with(element("target", "dev! managed"), element("guest", "dev actual"))
                .with(element("model", "type!"))
                .with(wholes("driver backend filterref tune link coalesce mtu teaming bandwidth"))
                .with(wholes("port boot rom acpi"))
                .with(ADDRESS);
    }

    /// Describes an interface that is connected to something.
    static Known networkInterface(InterfaceType type) {
        Known known = INTERFACES.get(type);
        return known == null ? netDevice("-") : known;
    }

    private static final Map<FilesystemType, Known> FILESYSTEMS =
            Map.of(
                    FilesystemType.MOUNT, filesystemOf("dir! socket"),
                    FilesystemType.BIND, filesystemOf("dir!"),
                    FilesystemType.BLOCK, filesystemOf("dev!"),
                    FilesystemType.FILE, filesystemOf("file!"),
                    FilesystemType.TEMPLATE, filesystemOf("name!"),
                    FilesystemType.RAM, filesystemOf("usage units"),
                    FilesystemType.VOLUME, filesystemOf("pool volume"));

    private static Known filesystemOf(String source) {
        return element("filesystem", "type! accessmode model multidevs fmode dmode")
                .with(wholes("driver binary idmap"))
                .with(element("source", source), element("target", "dir!"))
                .with(element("readonly", ""))
                .with(wholes("space_hard_limit space_soft_limit boot"))
                .with(ADDRESS);
    }

    /// Describes a shared folder.
    static Known filesystem(FilesystemType type) {
        Known known = FILESYSTEMS.get(type);
        return known == null ? filesystemOf("") : known;
    }

    /// Describes a serial port, parallel port or console.
    static Known character(String kind, CharacterType type) {
        Known known = element(kind, "type!");
        Known source =
                switch (type) {
                    case DEV, PIPE -> element("source", "path!").with(wholes("seclabel*"));
                    case FILE -> element("source", "path! append").with(wholes("seclabel*"));
                    case UNIX ->
                            element("source", "mode path!").with(wholes("seclabel* reconnect"));
                    case TCP ->
                            element("source", "mode! host! service! tls").with(wholes("reconnect"));
                    case UDP -> element("source*", "mode host service");
                    case SPICE_PORT, DBUS -> element("source", "channel");
                    case NMDM -> element("source", "master slave");
                    case QEMU_VDAGENT -> element("source", "").with(wholes("clipboard mouse"));
                    default -> null;
                };
        if (source != null) {
            known = known.with(source);
        }
        if (type == CharacterType.TCP) {
            known = known.with(element("protocol", "type!"));
        }
        return known.with(wholes("log"))
                .with(element("target", "type! port!").with(wholes("model")))
                .with(ADDRESS);
    }
}
