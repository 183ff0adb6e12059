package dev.vireo.vmx;

import dev.vireo.model.Devices;
import dev.vireo.model.DomainDefaults;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.VirtException;
import java.util.Optional;
import java.util.UUID;

/// Makes a domain document of a VMX file. What is wrong is found in libvirt's order: of several
/// errors in a file the same one is reported.
///
/// libvirt: `virVMXParseConfig`.
final class VmxToDomain {
    private static final long CONFIG_VERSION = 8;
    private static final long OLDEST_HARDWARE = 4;
    private static final String UNNAMED = "unnamed";
    private static final UUID NO_UUID = new UUID(0, 0);

    private final VmxReading reading;
    private final VmxConfig config;

    private VmxToDomain(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    static DomainDefinition convert(VmxConverter converter, VmxFile file) {
        if (!carries(converter)) {
            return new VmxToDomain(new VmxReading(converter, file, false)).domain(converter);
        }
        VmxFile readable = AssumedEncoding.apply(file).orElse(file);
        VmxReading reading = new VmxReading(converter, readable, false);
        DomainDefinition domain = new VmxToDomain(reading).domain(converter);
        return withEntries(domain, new EntryComparison(converter, reading.config(), domain));
    }

    static Conversion<DomainDefinition> convertWithLosses(VmxConverter converter, VmxFile file) {
        boolean carries = carries(converter);
        Optional<VmxFile> assumed = carries ? AssumedEncoding.apply(file) : Optional.empty();
        VmxReading reading = new VmxReading(converter, assumed.orElse(file), true);
        if (assumed.isPresent()) {
            reading.assumed(
                    ".encoding", AssumedEncoding.NAME, "the file holds bytes that are no UTF-8");
        }
        DomainDefinition domain = new VmxToDomain(reading).domain(converter);
        EntryComparison comparison = new EntryComparison(converter, reading.config(), domain);
        return new Conversion<>(
                carries ? withEntries(domain, comparison) : domain,
                comparison.losses(reading.losses(), carries));
    }

    /// Tells whether a document carries along the entries that it cannot say.
    private static boolean carries(VmxConverter converter) {
        return converter.level().isAtLeast(VmxLevel.FULL);
    }

    private static DomainDefinition withEntries(
            DomainDefinition domain, EntryComparison comparison) {
        return domain.toBuilder()
                .rest(VmxMetadata.write(domain.rest(), comparison.carried()))
                .build();
    }

    private DomainDefinition domain(VmxConverter converter) {
        EthernetKeys ethernets = EthernetKeys.scan(config.file());
        long hardware = hardwareVersion();
        DomainDefinition.Builder domain = DomainDefinition.builder().vmware(converter.vmware());
        identity(domain);
        new MemoryEntries(reading).read(domain);
        new ProcessorEntries(reading).read(domain);
        FirmwareEntries firmware = new FirmwareEntries(reading);
        firmware.readGuest();
        devices(domain, ethernets, hardware, firmware);
        domain.os(firmware.readFirmware());
        return DomainDefaults.complete(domain.build(), converter.profile());
    }

    private long hardwareVersion() {
        long version = config.requiredInteger("config.version");
        if (version != CONFIG_VERSION) {
            throw VmxReading.unexpected("config.version", "8", Long.toString(version));
        }
        long hardware = config.requiredInteger("virtualHW.version");
        if (hardware < OLDEST_HARDWARE) {
            throw VmxReading.unexpected(
                    "virtualHW.version", "4 or higher", Long.toString(hardware));
        }
        return hardware;
    }

    private void identity(DomainDefinition.Builder domain) {
        uuids(domain);
        domain.name(name());
        generationId(domain);
        domain.description(description());
    }

    private Optional<String> description() {
        String text = config.value("annotation");
        // libvirt drops an empty description when it reads a document
        if (text == null || (text.isEmpty() && reading.isAtLeast(VmxLevel.FULL))) {
            return Optional.empty();
        }
        Optional<String> description = HexEscape.VMX_VALUE.unescape(text);
        if (description.isEmpty()) {
            throw invalidEscape("annotation");
        }
        return description;
    }

    private Optional<String> name() {
        String key = "displayName";
        Optional<String> name =
                config.string(key)
                        .map(text ->
                                HexEscape.NAME
                                        .unescape(text)
                                        .flatMap(HexEscape.VMX_VALUE::unescape)
                                        // libvirt names the entry by what it is for
                                        .orElseThrow(() -> invalidEscape("name")));
        if (name.isEmpty() && !reading.isAtLeast(VmxLevel.FULL)) {
            reading.assumed(key, "", "a document without a name");
        }
        if (reading.isAtLeast(VmxLevel.FULL) && name.filter(it -> !it.isEmpty()).isEmpty()) {
            reading.assumed(key, UNNAMED, "libvirt reads no document without a name");
            return Optional.of(UNNAMED);
        }
        return name;
    }

    private static VirtException invalidEscape(String entry) {
        return Refusal.internal("VMX entry '" + entry + "' contains invalid escape sequence");
    }

    private void uuids(DomainDefinition.Builder domain) {
        Optional<UUID> hardware = config.uuid("uuid.bios");
        if (hardware.isEmpty()) {
            reading.assumed("uuid.bios", NO_UUID.toString(), "a UUID of zeros stands for none");
        }
        if (!reading.isAtLeast(VmxLevel.LIBVIRT_12)) {
            domain.uuid(hardware.orElse(NO_UUID));
            return;
        }
        domain.hardwareUuid(hardware);
        domain.uuid(
                config.uuid("vc.uuid")
                        .filter(uuid -> !uuid.equals(NO_UUID))
                        .or(() -> hardware)
                        .orElse(NO_UUID));
    }

    private void generationId(DomainDefinition.Builder domain) {
        long high = config.integer("vm.genid", 0);
        long low = config.integer("vm.genidX", 0);
        if (high != 0 || low != 0) {
            domain.generationId(Optional.of(new UUID(high, low)));
        }
    }

    private void devices(
            DomainDefinition.Builder domain,
            EthernetKeys ethernets,
            long hardware,
            FirmwareEntries firmware) {
        Devices.Builder devices = Devices.builder();
        DisplayEntries display = new DisplayEntries(reading);
        devices.graphics(display.readGraphics());
        new DiskEntries(reading, hardware).read(devices);
        devices.filesystems(new FolderEntries(reading).read());
        devices.interfaces(new EthernetEntries(reading).read(ethernets));
        devices.videos(display.readVideo());
        devices.tpms(firmware.readTpm());
        PortEntries ports = new PortEntries(reading);
        devices.serials(ports.readSerials());
        devices.parallels(ports.readParallels());
        if (reading.isAtLeast(VmxLevel.FULL)) {
            devices.sounds(new UsbAndSoundEntries(reading).readSound());
        }
        domain.devices(devices.build());
    }
}
