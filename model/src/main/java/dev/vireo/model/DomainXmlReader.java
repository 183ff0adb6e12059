package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads domain documents as the VMware drivers of libvirt do, with their errors in their order.
///
/// libvirt: `virDomainDefParseXML`, `virDomainDefPostParse`, `virDomainDefValidate`.
final class DomainXmlReader {
    private static final String VMWARE = "vmware";
    private static final Set<String> TYPES =
            Set.of(
                    "qemu",
                    "kqemu",
                    "kvm",
                    "xen",
                    "lxc",
                    "uml",
                    "openvz",
                    "test",
                    VMWARE,
                    "hyperv",
                    "vbox",
                    "phyp",
                    "parallels",
                    "bhyve",
                    "vz",
                    "hvf");
    private static final Set<String> ACTIONS =
            Set.of("destroy", "restart", "rename-restart", "preserve");
    private static final Set<String> CRASH_ACTIONS =
            Set.of(
                    "destroy",
                    "restart",
                    "rename-restart",
                    "preserve",
                    "coredump-destroy",
                    "coredump-restart");
    private static final Set<String> LOCK_ACTIONS =
            Set.of("poweroff", "restart", "pause", "ignore");
    private static final Set<String> FEATURES =
            Set.of(
                    "acpi",
                    "apic",
                    "pae",
                    "hap",
                    "viridian",
                    "privnet",
                    "hyperv",
                    "kvm",
                    "pvspinlock",
                    "capabilities",
                    "pmu",
                    "vmport",
                    "gic",
                    "smm",
                    "ioapic",
                    "hpt",
                    "vmcoreinfo",
                    "htm",
                    "nested-hv",
                    "msrs",
                    "ccf-assist",
                    "xen",
                    "cfpc",
                    "sbbc",
                    "ibs",
                    "tcg",
                    "async-teardown");
    private static final long MAXIMUM_VCPUS = 1L << 24;
    private static final long UNSIGNED_INT = 0xffffffffL;

    private final XmlReading reading;
    private final XmlElement root;
    private final DomainProfile profile;

    DomainXmlReader(XmlReading reading, DomainProfile profile) {
        this.reading = reading;
        this.root = reading.root();
        this.profile = profile;
    }

    /// Reads the document.
    DomainDefinition read() {
        if (!localName().equals("domain")) {
            throw reading.errorOf(
                    ErrorDomain.XML,
                    ErrorCode.XML_ERROR,
                    "expecting root element of 'domain', not '" + localName() + "'",
                    root);
        }
        DomainDefinition.Builder domain = DomainDefinition.builder();
        readIds(domain);
        String type = type();
        OsReader os = new OsReader(reading);
        String osType = os.type();
        String architecture = os.architecture();
        readTexts(domain);
        readMemory(domain);
        readMemoryTuning(domain);
        Vcpus vcpus = vcpus();
        domain.vcpus(vcpus);
        domain.cpuShares(new TuningReader(reading).read());
        Optional<XmlElement> cpu = root.child("cpu");
        if (cpu.isPresent()) {
            domain.cpu(Optional.of(new CpuReader(reading).read(cpu.get())));
        }
        refuseNoVcpus(vcpus);
        checkFeatures();
        Lifecycle lifecycle = lifecycle();
        ClockReader clock = new ClockReader(reading);
        clock.check();
        OperatingSystem system = os.read(osType, architecture);
        DeviceReader devices = new DeviceReader(reading);
        Devices read = devices.read(allDevices());
        OperatingSystem booted = withSmbios(system, os.smbios());
        checkCapabilities(type, osType, architecture);
        domain.type(type)
                .lifecycle(lifecycle)
                .os(booted)
                .devices(read)
                .rest(clock.complete(rest()));
        DomainDefinition complete =
                DomainDefaults.complete(domain.build(), profile, devices::place);
        new TuningReader(reading).refuseUnsupported(complete.memory());
        devices.validate(complete.devices());
        cpu.ifPresent(element -> new CpuReader(reading).validate(element));
        validateLifecycle(lifecycle);
        os.validate(booted);
        new TuningReader(reading).validate();
        devices.validatePrimary();
        return complete;
    }

    private String localName() {
        return root.name().substring(root.name().indexOf(':') + 1);
    }

    private static OperatingSystem withSmbios(OperatingSystem os, Optional<SmbiosMode> smbios) {
        return smbios.isEmpty()
                ? os
                : new OperatingSystem(
                        os.type(),
                        os.architecture(),
                        os.machine(),
                        os.firmware(),
                        os.firmwareFeatures(),
                        os.nvram(),
                        smbios,
                        os.rest());
    }

    private XmlElement rest() {
        XmlElement rest =
                reading.rest(
                        root, reading.isNewer() ? DomainSchema.NEWER_DOMAIN : DomainSchema.DOMAIN);
        XmlElement vcpu = root.first("vcpu");
        boolean automatic = vcpu != null && Objects.equals(vcpu.value("placement"), "auto");
        if (rest.isEmpty() && !automatic) {
            return rest;
        }
        List<XmlNode> content = new ArrayList<>(rest.content());
        // these have records of their own that carry their rests
        content.removeIf(node -> node instanceof XmlElement child && isRead(child.name()));
        for (String name : List.of("features", "memoryBacking", "blkiotune", "idmap", "perf")) {
            content.removeIf(node ->
                    node instanceof XmlElement child
                            && child.name().equals(name)
                            && child.isEmpty());
        }
        if (automatic && rest.first("numatune") == null) {
            content.add(automaticPlacement());
        }
        return new XmlElement("domain", rest.attributes(), CarriedCompletion.complete(content));
    }

    private static boolean isRead(String name) {
        return name.equals("vcpu") || name.equals("os") || name.equals("cpu");
    }

    private static XmlElement automaticPlacement() {
        XmlElement memory =
                new XmlElement(
                        "memory",
                        List.of(
                                new XmlAttribute("mode", "strict"),
                                new XmlAttribute("placement", "auto")),
                        List.<XmlNode>of());
        return new XmlElement("numatune", List.of(), List.of(memory));
    }

    /// Returns the devices, which libvirt takes from wherever they stand.
    private @Nullable XmlElement allDevices() {
        List<XmlElement> all = root.children("devices");
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.getFirst();
        }
        List<XmlNode> content = new ArrayList<>();
        for (XmlElement one : all) {
            content.addAll(one.content());
        }
        return new XmlElement("devices", all.getFirst().attributes(), content);
    }

    private void readIds(DomainDefinition.Builder domain) {
        String name = XmlValues.text(root.first("name"));
        if (name == null) {
            throw reading.error(ErrorCode.NO_NAME, "", root);
        }
        domain.name(Optional.of(name));
        domain.uuid(uuid("uuid").orElseGet(UUID::randomUUID));
        if (reading.isNewer()) {
            domain.hardwareUuid(uuid("hwuuid"));
        }
        List<XmlElement> generations = root.children("genid");
        if (generations.size() > 1) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "element 'genid' can only appear once",
                    generations.get(1));
        }
        if (!generations.isEmpty()) {
            domain.generationId(Optional.of(uuid("genid").orElseGet(UUID::randomUUID)));
        }
    }

    private Optional<UUID> uuid(String name) {
        XmlElement element = root.first(name);
        String text = XmlValues.text(element);
        if (element == null || text == null) {
            return Optional.empty();
        }
        Optional<UUID> uuid = DomainUuid.parse(text);
        if (uuid.isEmpty()) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR, "malformed " + name + " element", element);
        }
        return uuid;
    }

    private String type() {
        String type = root.value("type");
        if (type == null) {
            throw reading.error(ErrorCode.INTERNAL_ERROR, "missing domain type attribute", root);
        }
        if (!TYPES.contains(type)) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "invalid domain type " + type,
                    root,
                    "type");
        }
        return type;
    }

    private void checkCapabilities(String type, String osType, String architecture) {
        if (reading.isFull()) {
            return;
        }
        boolean hvm = osType.equals("hvm");
        boolean x86 = architecture.equals("i686") || architecture.equals("x86_64");
        if (!hvm || !x86 || !type.equals(VMWARE)) {
            throw reading.errorOf(
                    ErrorDomain.CAPABILITIES,
                    ErrorCode.INVALID_ARG,
                    "could not find capabilities for "
                            + (hvm ? "" : "ostype=" + osType + " ")
                            + "arch="
                            + architecture
                            + " domaintype="
                            + type
                            + " ",
                    root);
        }
    }

    private void readTexts(DomainDefinition.Builder domain) {
        XmlElement titleElement = root.first("title");
        String title = XmlValues.text(titleElement);
        if (title != null && titleElement != null && title.indexOf('\n') >= 0) {
            throw reading.error(
                    ErrorCode.XML_ERROR, "Domain title can't contain newlines", titleElement);
        }
        domain.title(Optional.ofNullable(title));
        domain.description(Optional.ofNullable(XmlValues.text(root.first("description"))));
    }

    private void readMemory(DomainDefinition.Builder domain) {
        XmlElement memory = root.first("memory");
        domain.memory(ByteCounts.kibibytes(reading, memory, "./memory[1]").orElse(0));
        domain.currentMemory(
                ByteCounts.kibibytes(reading, root.first("currentMemory"), "./currentMemory[1]")
                        .orElse(0));
        new TuningReader(reading).readMaximumMemory();
        if (memory != null) {
            XmlValues.word(reading, memory, "dumpCore", "on", "off");
        }
    }

    private void readMemoryTuning(DomainDefinition.Builder domain) {
        domain.memoryTuning(
                new MemoryTuning(
                        limit("hard_limit"),
                        limit("soft_limit"),
                        nonZero(tuned("min_guarantee")),
                        limit("swap_hard_limit")));
    }

    private OptionalLong limit(String name) {
        OptionalLong size = tuned(name);
        return size.orElse(0) == ByteCounts.UNLIMITED ? OptionalLong.empty() : size;
    }

    private static OptionalLong nonZero(OptionalLong size) {
        return size.orElse(0) == 0 ? OptionalLong.empty() : size;
    }

    /// libvirt looks for each size in all elements together.
    private OptionalLong tuned(String name) {
        for (XmlElement tuning : root.children("memtune")) {
            XmlElement element = tuning.first(name);
            if (element != null) {
                return ByteCounts.kibibytes(reading, element, "./memtune/" + name + "[1]");
            }
        }
        return OptionalLong.empty();
    }

    private Vcpus vcpus() {
        XmlElement element = root.first("vcpu");
        if (element == null) {
            return new Vcpus(1, 1, Optional.empty(), XmlElement.empty("vcpu"));
        }
        int maximum = maximum(element);
        int current = XmlValues.unsigned(reading, element, "current", maximum);
        if (Integer.compareUnsigned(current, maximum) > 0) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "maximum vCPU count must not be less than current vCPU count",
                    element,
                    "current");
        }
        String placement = XmlValues.word(reading, element, "placement", "static", "auto");
        boolean automatic = Objects.equals(placement, "auto");
        Optional<CpuSet> cpus = automatic ? Optional.empty() : cpus(element);
        return new Vcpus(maximum, current, cpus, vcpuRest(element, automatic));
    }

    private static XmlElement vcpuRest(XmlElement element, boolean automatic) {
        return automatic
                ? RestEdit.set(XmlElement.empty(element.name()), "placement", "auto")
                : XmlElement.empty(element.name());
    }

    private int maximum(XmlElement element) {
        String text = element.text();
        long value = XmlValues.number(text);
        if (value > UNSIGNED_INT || value < -UNSIGNED_INT) {
            throw reading.error(
                    ErrorCode.XML_ERROR, "maximum vcpus count must be an integer", element);
        }
        long count = value & UNSIGNED_INT;
        // libvirt asks for memory for each and dies
        if (count > MAXIMUM_VCPUS) {
            throw reading.error(ErrorCode.XML_ERROR, "too many vcpus: " + text, element);
        }
        return (int) count;
    }

    private Optional<CpuSet> cpus(XmlElement element) {
        String text = element.value("cpuset");
        if (text == null) {
            return Optional.empty();
        }
        CpuSet cpus;
        try {
            cpus = CpuSet.parse(text);
        } catch (VirtException e) {
            throw new DomainXmlException(
                    e.code(), e.domain(), e.detail(), reading.path(element) + "/@cpuset", e);
        }
        if (cpus.isEmpty()) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "Invalid value of 'cpuset': " + text,
                    element,
                    "cpuset");
        }
        return Optional.of(cpus);
    }

    private void refuseNoVcpus(Vcpus vcpus) {
        XmlElement element = root.first("vcpu");
        if (vcpus.maximum() == 0 && element != null) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR, "CPU IDs in <numa> exceed the <vcpu> count", element);
        }
    }

    private void checkFeatures() {
        XmlElement features = root.first("features");
        if (features == null) {
            return;
        }
        for (XmlElement feature : features.elements()) {
            if (!FEATURES.contains(feature.name())) {
                throw reading.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "unexpected feature '" + feature.name() + "'",
                        feature);
            }
        }
    }

    private Lifecycle lifecycle() {
        Lifecycle standard = Lifecycle.DEFAULT;
        String reboot = action("on_reboot", standard.onReboot());
        String off = action("on_poweroff", standard.onPowerOff());
        String crash = action("on_crash", standard.onCrash());
        XmlElement lock = root.first("on_lockfailure");
        String text = XmlValues.text(lock);
        if (lock != null && text != null && !LOCK_ACTIONS.contains(text)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "unknown on_lockfailure action: " + text, lock);
        }
        return new Lifecycle(off, reboot, crash);
    }

    private String action(String name, String standard) {
        XmlElement element = root.first(name);
        String text = XmlValues.text(element);
        if (element == null || text == null) {
            return standard;
        }
        if (!CRASH_ACTIONS.contains(text)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "unknown " + name + " action: " + text, element);
        }
        return text;
    }

    private void validateLifecycle(Lifecycle lifecycle) {
        validateAction("poweroff", lifecycle.onPowerOff());
        validateAction("reboot", lifecycle.onReboot());
    }

    private void validateAction(String event, String action) {
        if (!ACTIONS.contains(action)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Lifecycle event '" + event + "' doesn't support '" + action + "' action",
                    Objects.requireNonNullElse(root.first("on_" + event), root));
        }
    }
}
