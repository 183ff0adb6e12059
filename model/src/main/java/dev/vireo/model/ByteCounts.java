package dev.vireo.model;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the elements of a document that hold a [ByteSize].
///
/// libvirt: `virDomainParseMemory`.
final class ByteCounts {
    /// What libvirt takes for no limit, in KiB.
    static final long UNLIMITED = Long.MAX_VALUE >> 10;

    private ByteCounts() {}

    /// Reads an element with a size.
    ///
    /// @param name libvirt's name of the place, for the error
    /// @return the size in KiB, or empty if there is no element or no text in it
    static OptionalLong kibibytes(XmlReading reading, @Nullable XmlElement element, String name) {
        String text = XmlValues.text(element);
        if (element == null || text == null) {
            return OptionalLong.empty();
        }
        Long value = XmlValues.unsignedLong(text);
        if (value == null) {
            throw reading.errorOf(
                    ErrorDomain.XML,
                    ErrorCode.XML_ERROR,
                    "Invalid value '" + text + "' for element or attribute '" + name + "'",
                    element);
        }
        String unit = element.value("unit");
        try {
            ByteSize size = ByteSize.ofKibibytes(value, unit == null ? "" : unit);
            return OptionalLong.of(size.kibibytes());
        } catch (VirtException e) { // the same error, with its place
            throw reading.errorOf(e.domain(), e.code(), e.detail(), element);
        }
    }
}
