package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads disks.
///
/// libvirt: `virDomainDiskDefParseXML`, `virDomainDiskInsert`.
final class DiskReader {
    private static final String[] FORMATS = {
        "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop",
        "cow", "qcow", "qcow2", "qed", "vmdk"
    };

    private static final String[] SWITCHES = {"ioeventfd", "event_idx", "copy_on_read"};

    private final XmlReading reading;
    private final List<Disk> disks = new ArrayList<>();
    private final List<XmlElement> elements = new ArrayList<>();

    DiskReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Returns the disks in libvirt's order.
    List<Disk> disks() {
        return disks;
    }

    /// Returns the elements of the disks, in the same order.
    List<XmlElement> elements() {
        return elements;
    }

    /// Reads a disk and puts it where libvirt does: disks of one bus are in the order of their
    /// names.
    void add(XmlElement element) {
        Disk disk = read(element);
        int index = order(disk);
        int place = -1;
        for (int i = disks.size() - 1; i >= 0; i--) {
            if (disks.get(i).bus() == disk.bus()) {
                if (order(disks.get(i)) > index) {
                    place = i;
                } else if (place < 0) {
                    place = i + 1;
                    break;
                }
            }
        }
        int at = place < 0 ? disks.size() : place;
        disks.add(at, disk);
        elements.add(at, element);
    }

    private static int order(Disk disk) {
        OptionalInt index = DiskTarget.index(disk.target());
        return index.orElse(-1);
    }

    private Disk read(XmlElement element) {
        SourceType type = type(element);
        checkEncryption(element);
        DiskDevice device = device(element);
        XmlValues.word(
                reading,
                element,
                "model",
                "virtio",
                "virtio-transitional",
                "virtio-non-transitional");
        XmlValues.word(reading, element, "sgio", "default", "filtered", "unfiltered");
        XmlValues.yesNo(reading, element, "rawio");
        XmlValues.word(reading, element, "snapshot", "no", "internal", "external", "manual");
        XmlElement source = element.first("source");
        Optional<String> path = source == null ? Optional.empty() : path(source, type);
        Optional<StartupPolicy> policy = policy(source);
        XmlElement target = element.first("target");
        DiskBus bus = bus(target);
        checkTarget(target);
        XmlElement driver = element.first("driver");
        DiskCache cache = cache(driver);
        checkBoot(element);
        XmlElement unshared = element.first("transient");
        if (unshared != null) {
            XmlValues.yesNo(reading, unshared, "shareBacking");
        }
        checkTuning(element.first("iotune"));
        Optional<DeviceAddress> address = AddressReader.read(reading, element);
        return new Disk(
                kept(type, source),
                device,
                path,
                policy,
                name(target),
                bus,
                address,
                Optional.ofNullable(driver == null ? null : driver.value("name")),
                cache,
                device == DiskDevice.CDROM || element.first("readonly") != null,
                element.first("shareable") != null,
                unshared != null,
                rest(element, type, target));
    }

    private void checkEncryption(XmlElement element) {
        EncryptionReader encryption = new EncryptionReader(reading);
        XmlElement source = element.first("source");
        if (source != null) {
            encryption.check(source);
        }
        encryption.check(element);
    }

    private static SourceType kept(SourceType type, @Nullable XmlElement source) {
        return source == null ? SourceType.FILE : type;
    }

    private SourceType type(XmlElement element) {
        String text = element.value("type");
        if (text == null) {
            return SourceType.FILE;
        }
        return SourceType.of(text)
                .filter(type -> type != SourceType.NONE)
                .orElseThrow(() -> reading.invalid(element, "type", text, ""));
    }

    private DiskDevice device(XmlElement element) {
        String text = element.value("device");
        if (text == null) {
            return DiskDevice.DISK;
        }
        return DiskDevice.of(text).orElseThrow(() -> reading.invalid(element, "device", text, ""));
    }

    private Optional<String> path(XmlElement source, SourceType type) {
        String path =
                switch (type) {
                    case FILE -> source.value("file");
                    case BLOCK -> source.value("dev");
                    case DIR -> source.value("dir");
                    case NETWORK -> {
                        checkNetwork(source);
                        yield null;
                    }
                    case VOLUME -> {
                        checkVolume(source);
                        yield null;
                    }
                    case NVME -> {
                        checkType(source, "missing 'type' attribute to disk source");
                        yield null;
                    }
                    case VHOST_USER -> {
                        checkType(source, "missing 'type' attribute for vhostuser disk source");
                        yield null;
                    }
                    case NONE -> null;
                };
        return Optional.ofNullable(path).filter(text -> !text.isEmpty());
    }

    private void checkType(XmlElement source, String text) {
        if (source.value("type") == null) {
            throw reading.error(ErrorCode.XML_ERROR, text, source);
        }
    }

    private void checkNetwork(XmlElement source) {
        XmlValues.require(reading, source, "protocol");
        XmlValues.word(
                reading,
                source,
                "protocol",
                "nbd",
                "rbd",
                "sheepdog",
                "gluster",
                "iscsi",
                "http",
                "https",
                "ftp",
                "ftps",
                "tftp",
                "ssh",
                "vxhs",
                "nfs");
    }

    private void checkVolume(XmlElement source) {
        boolean pool = source.value("pool") != null;
        boolean volume = source.value("volume") != null;
        if (pool != volume) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "'pool' and 'volume' must be specified together for 'pool' type source",
                    source);
        }
    }

    private Optional<StartupPolicy> policy(@Nullable XmlElement source) {
        String text = source == null ? null : source.value("startupPolicy");
        if (source == null || text == null) {
            return Optional.empty();
        }
        Optional<StartupPolicy> policy =
                StartupPolicy.of(text).filter(one -> one != StartupPolicy.DEFAULT);
        if (policy.isEmpty()) {
            throw reading.invalid(source, "startupPolicy", text, "");
        }
        return policy;
    }

    private DiskBus bus(@Nullable XmlElement target) {
        String text = target == null ? null : target.value("bus");
        if (target == null || text == null) {
            return DiskBus.NONE;
        }
        return DiskBus.of(text)
                .filter(bus -> bus != DiskBus.NONE)
                .filter(bus -> bus != DiskBus.NVME || reading.isNewer())
                .orElseThrow(() -> reading.invalid(target, "bus", text, ""));
    }

    private static String name(@Nullable XmlElement target) {
        String name = target == null ? null : target.value("dev");
        return name == null ? DomainDefaults.NO_TARGET : name;
    }

    private void checkTarget(@Nullable XmlElement target) {
        if (target != null) {
            XmlValues.word(reading, target, "tray", "closed", "open");
            XmlValues.word(reading, target, "removable", "on", "off");
            XmlValues.unsigned(reading, target, "rotation_rate", 0);
        }
    }

    private DiskCache cache(@Nullable XmlElement driver) {
        if (driver == null) {
            return DiskCache.DEFAULT;
        }
        String text = driver.value("cache");
        DiskCache cache = DiskCache.DEFAULT;
        if (text != null) {
            cache =
                    DiskCache.of(text)
                            .orElseThrow(() -> reading.invalid(driver, "cache", text, ""));
        }
        XmlValues.word(
                reading, driver, "error_policy", "default", "stop", "report", "ignore", "enospace");
        XmlValues.word(reading, driver, "rerror_policy", "default", "stop", "report", "ignore");
        XmlValues.word(reading, driver, "io", "native", "threads", "io_uring");
        for (String name : SWITCHES) {
            XmlValues.word(reading, driver, name, "on", "off");
        }
        XmlValues.word(reading, driver, "discard", "unmap", "ignore");
        XmlValues.word(reading, driver, "detect_zeroes", "off", "on", "unmap");
        checkFormat(driver);
        return cache;
    }

    private void checkFormat(XmlElement driver) {
        String format = driver.value("type");
        if (format == null || format.equals("aio")) {
            return;
        }
        for (String known : FORMATS) {
            if (known.equals(format)) {
                return;
            }
        }
        throw reading.error(
                ErrorCode.CONFIG_UNSUPPORTED,
                "unknown driver format value '" + format + "'",
                driver);
    }

    private void checkTuning(@Nullable XmlElement tuning) {
        if (tuning == null) {
            return;
        }
        for (XmlElement field : tuning.elements()) {
            String text = field.text();
            boolean number = field.name().contains("_sec");
            if (number && !text.isEmpty() && XmlValues.unsignedLong(text) == null) {
                throw reading.error(
                        ErrorCode.XML_ERROR,
                        "disk iotune field '" + field.name() + "' must be an integer",
                        field);
            }
        }
    }

    private void checkBoot(XmlElement element) {
        XmlElement boot = element.first("boot");
        if (boot != null) {
            XmlValues.positive(reading, boot, "order");
        }
    }

    private XmlElement rest(XmlElement element, SourceType type, @Nullable XmlElement target) {
        XmlElement rest = reading.rest(element, DomainSchema.disk(type));
        // libvirt says only that a tray is open
        if (target != null && Objects.equals(target.value("tray"), "closed")) {
            return RestEdit.withoutAttribute(rest, "target", "tray");
        }
        XmlElement driver = rest.first("driver");
        return driver != null && Objects.equals(driver.value("type"), "aio")
                ? RestEdit.withAttribute(rest, "driver", "type", "raw")
                : rest;
    }
}
