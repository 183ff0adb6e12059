package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads `<os>`.
///
/// libvirt: `virDomainDefParseCaps`, `virDomainDefParseBootOptions`.
final class OsReader {
    private static final Set<String> TYPES = Set.of("hvm", "xen", "linux", "exe", "uml", "xenpvh");
    private static final Set<String> ARCHITECTURES =
            Set.of(
                    "alpha",
                    "armv6l",
                    "armv7l",
                    "armv7b",
                    "aarch64",
                    "cris",
                    "i686",
                    "ia64",
                    "lm32",
                    "loongarch64",
                    "m68k",
                    "microblaze",
                    "microblazeel",
                    "mips",
                    "mipsel",
                    "mips64",
                    "mips64el",
                    "openrisc",
                    "parisc",
                    "parisc64",
                    "ppc",
                    "ppc64",
                    "ppc64le",
                    "ppcemb",
                    "riscv32",
                    "riscv64",
                    "s390",
                    "s390x",
                    "sh4",
                    "sh4eb",
                    "sparc",
                    "sparc64",
                    "unicore32",
                    "x86_64",
                    "xtensa",
                    "xtensaeb");
    private static final String[] BOOT_DEVICES = {"fd", "cdrom", "hd", "network"};
    private static final int MAXIMUM_BOOT_DEVICES = 4;
    private static final int MAXIMUM_TIMEOUT = 65535;
    private static final String[] FEATURES = {"enrolled-keys", "secure-boot"};

    private final XmlReading reading;
    private final @Nullable XmlElement element;

    OsReader(XmlReading reading) {
        this.reading = reading;
        this.element = merged(reading.root().children("os"));
    }

    /// libvirt takes what it wants from wherever it stands.
    private static @Nullable XmlElement merged(List<XmlElement> all) {
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.getFirst();
        }
        List<XmlAttribute> attributes = new ArrayList<>();
        List<XmlNode> content = new ArrayList<>();
        for (XmlElement one : all) {
            content.addAll(one.content());
            attributes.addAll(attributes.isEmpty() ? one.attributes() : List.of());
        }
        return new XmlElement("os", attributes, content);
    }

    /// Returns what kind of operating system the domain runs.
    String type() {
        XmlElement type = element == null ? null : element.first("type");
        String text = XmlValues.text(type);
        if (text == null) {
            if (XmlValues.text(reading.root().first("bootloader")) != null) {
                return "xen";
            }
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "an os <type> must be specified",
                    element == null ? reading.root() : element);
        }
        if (!TYPES.contains(text)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown OS type '" + text + "'",
                    type == null ? reading.root() : type);
        }
        return text;
    }

    /// Returns the architecture; i686 is what the driver assumes.
    String architecture() {
        XmlElement type = element == null ? null : element.first("type");
        String text = type == null ? null : type.value("arch");
        if (type == null || text == null || text.isEmpty()) {
            return "i686";
        }
        if (!ARCHITECTURES.contains(text)) {
            throw reading.error(ErrorCode.CONFIG_UNSUPPORTED, "Unknown architecture " + text, type);
        }
        return text;
    }

    /// Reads what the domain starts from.
    OperatingSystem read(String type, String architecture) {
        if (element == null) {
            return new OperatingSystem(
                    type,
                    architecture,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    XmlElement.empty("os"));
        }
        Optional<Firmware> firmware = firmware(element);
        List<FirmwareFeature> features =
                firmware.isPresent() ? features(element.first("firmware")) : List.of();
        checkLoader(element.first("loader"));
        XmlElement rest = rest(element);
        checkBoot(element);
        checkBootMenu(element.first("bootmenu"));
        checkBios(element.first("bios"));
        XmlElement typeElement = element.first("type");
        return new OperatingSystem(
                type,
                architecture,
                Optional.ofNullable(typeElement == null ? null : typeElement.value("machine"))
                        .filter(machine -> !machine.isEmpty()),
                firmware,
                features,
                Optional.ofNullable(XmlValues.text(element.first("nvram"))),
                Optional.empty(),
                rest);
    }

    private XmlElement rest(XmlElement os) {
        XmlElement rest =
                reading.rest(os, reading.isFull() ? DomainSchema.FULL_OS : DomainSchema.OS);
        XmlElement loader = rest.first("loader");
        if (loader != null && loader.value("type") == null && !loader.text().isEmpty()) {
            rest = RestEdit.withAttribute(rest, "loader", "type", "rom");
        }
        List<XmlNode> content = new ArrayList<>();
        int boots = 0;
        for (XmlNode node : rest.content()) {
            boolean boot = node instanceof XmlElement child && child.name().equals("boot");
            if (boot && boots++ >= MAXIMUM_BOOT_DEVICES) {
                reading.drop((XmlElement) node);
            } else {
                content.add(node);
            }
        }
        return boots > MAXIMUM_BOOT_DEVICES
                ? new XmlElement("os", rest.attributes(), content)
                : rest;
    }

    private Optional<Firmware> firmware(XmlElement os) {
        String text = os.value("firmware");
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Firmware> firmware = Firmware.of(text);
        if (firmware.isEmpty()) {
            throw reading.attributeError(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "unknown firmware value " + text,
                    os,
                    "firmware");
        }
        return firmware;
    }

    private List<FirmwareFeature> features(@Nullable XmlElement firmware) {
        if (firmware == null) {
            return List.of();
        }
        Map<String, Boolean> wanted = new TreeMap<>();
        for (XmlElement feature : firmware.children("feature")) {
            String name = XmlValues.require(reading, feature, "name");
            XmlValues.word(reading, feature, "name", FEATURES);
            XmlValues.require(reading, feature, "enabled");
            wanted.put(name, Objects.equals(XmlValues.yesNo(reading, feature, "enabled"), true));
        }
        List<FirmwareFeature> features = new ArrayList<>();
        wanted.forEach((name, enabled) -> features.add(new FirmwareFeature(name, enabled)));
        return features;
    }

    private void checkLoader(@Nullable XmlElement loader) {
        if (loader != null) {
            XmlValues.yesNo(reading, loader, "readonly");
            XmlValues.yesNo(reading, loader, "secure");
            XmlValues.word(reading, loader, "type", "rom", "pflash");
        }
    }

    private void checkBoot(XmlElement os) {
        int count = 0;
        for (XmlElement boot : os.children("boot")) {
            if (count++ == MAXIMUM_BOOT_DEVICES) {
                return;
            }
            XmlValues.require(reading, boot, "dev");
            XmlValues.word(reading, boot, "dev", BOOT_DEVICES);
        }
    }

    private void checkBootMenu(@Nullable XmlElement menu) {
        if (menu == null) {
            return;
        }
        XmlValues.yesNo(reading, menu, "enable");
        String text = menu.value("timeout");
        if (text != null) {
            long timeout = XmlValues.number(text);
            if (timeout < 0 || timeout > MAXIMUM_TIMEOUT) {
                throw reading.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "invalid value for boot menu timeout, must be in range [0,65535]",
                        menu);
            }
        }
    }

    private void checkBios(@Nullable XmlElement bios) {
        if (bios == null) {
            return;
        }
        XmlValues.yesNo(reading, bios, "useserial");
        int timeout = XmlValues.signed(reading, bios, "rebootTimeout", -1);
        if (timeout < -1 || timeout > MAXIMUM_TIMEOUT) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "invalid value for rebootTimeout, must be in range [-1,65535]",
                    bios);
        }
    }

    /// Reads what the guest sees in SMBIOS, which libvirt does last of all.
    Optional<SmbiosMode> smbios() {
        XmlElement smbios = element == null ? null : element.first("smbios");
        String text = smbios == null ? null : smbios.value("mode");
        if (smbios == null || text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<SmbiosMode> mode = SmbiosMode.of(text);
        if (mode.isEmpty()) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "unknown smbios mode '" + text + "'", smbios);
        }
        return mode.filter(one -> one != SmbiosMode.NONE);
    }

    /// Refuses variables of a firmware that is not named.
    void validate(OperatingSystem os) {
        if (element == null || os.firmware().isPresent()) {
            return;
        }
        XmlElement loader = element.first("loader");
        boolean wanted = element.first("nvram") != null || loader != null;
        if (wanted && XmlValues.text(loader) == null && !reading.isNewer()) {
            throw reading.error(
                    ErrorCode.XML_DETAIL,
                    "no loader path specified and firmware auto selection disabled",
                    element);
        }
    }
}
