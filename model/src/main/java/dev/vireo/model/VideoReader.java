package dev.vireo.model;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads graphics cards.
///
/// libvirt: `virDomainVideoDefParseXML`.
final class VideoReader {
    private static final long UNSIGNED_INT = 0xffffffffL;
    private static final String QXL = "qxl";
    private static final Set<String> MODELS =
            Set.of(
                    "vga",
                    "cirrus",
                    Videos.VMVGA,
                    "xen",
                    "vbox",
                    QXL,
                    "parallels",
                    "virtio",
                    "gop",
                    "none",
                    "bochs",
                    "ramfb");

    private final XmlReading reading;

    VideoReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads a card.
    Video read(XmlElement element) {
        XmlElement model = element.first("model");
        String name = model(model);
        OptionalLong memory = OptionalLong.empty();
        OptionalInt heads = OptionalInt.of(1);
        boolean primary = false;
        if (model != null) {
            number(model, "ram");
            memory = number(model, "vram");
            number(model, "vram64");
            number(model, "vgamem");
            heads = heads(model);
            String text = model.value("primary");
            primary = text != null && text.equals("yes");
        }
        XmlElement rest =
                AddressReader.carry(reading, element, reading.rest(element, DomainSchema.VIDEO));
        if (model != null && Objects.equals(model.value("vram64"), "0")) {
            rest = RestEdit.withoutAttribute(rest, "model", "vram64");
        }
        if (name.equals("none")) {
            rest = XmlElement.empty("video");
        } else if (name.equals(QXL) && (model == null || model.value("ram") == null)) {
            rest = RestEdit.withAttribute(rest, "model", "ram", "65536");
        }
        return new Video(name, memory, heads, primary, rest);
    }

    private String model(@Nullable XmlElement model) {
        String text = model == null ? null : model.value("type");
        if (model == null || text == null || text.isEmpty() || text.equals("default")) {
            return Videos.VMVGA;
        }
        if (!MODELS.contains(text)) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "unknown video model '" + text + "'",
                    model,
                    "type");
        }
        return text;
    }

    private OptionalLong number(XmlElement model, String name) {
        String text = model.value(name);
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        long value = XmlValues.number(text);
        if (value < 0 || value > UNSIGNED_INT || text.indexOf('-') >= 0) {
            throw reading.attributeError(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "cannot parse video " + name + " '" + text + "'",
                    model,
                    name);
        }
        return OptionalLong.of(value);
    }

    private OptionalInt heads(XmlElement model) {
        String text = model.value("heads");
        if (text == null || text.isEmpty()) {
            return OptionalInt.of(1);
        }
        long value = XmlValues.number(text);
        if (value < 0 || value > UNSIGNED_INT || text.indexOf('-') >= 0) {
            throw reading.attributeError(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.DOMAIN,
                    "cannot parse video heads '" + text + "'",
                    model,
                    "heads");
        }
        return value == 0 ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /// Refuses what only one model has.
    ///
    /// libvirt: `virDomainVideoDefValidate`.
    void validate(XmlElement element) {
        XmlElement model = element.first("model");
        if (model == null || model(model).equals(QXL)) {
            return;
        }
        for (String name : new String[] {"ram", "vram64", "vgamem"}) {
            if (number(model, name).orElse(0) != 0) {
                throw reading.attributeError(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.DOMAIN,
                        name + " attribute only supported for video type qxl",
                        model,
                        name);
            }
        }
    }
}
