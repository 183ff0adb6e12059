package dev.vireo.vmx;

import dev.vireo.model.XmlElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the entries that a document carries along back into the VMX file that is made of it, at
/// level [VmxLevel#FULL]; see [VmxMetadata].
final class CarriedEntries {
    private static final String ENCODING = ".encoding";

    private CarriedEntries() {}

    /// Returns a file with the entries that a document carries.
    ///
    /// @param file what was made of the rest of the document
    /// @param rest what the document carries along
    /// @return the file: an entry that is not in it is added at the end; one that stands for a
    ///   value that is in it takes its place
    static VmxFile restore(VmxFile file, XmlElement rest) {
        List<VmxMetadata.Entry> entries = VmxMetadata.read(rest);
        if (entries.isEmpty()) {
            return file;
        }
        Map<String, VmxMetadata.Entry> carried = new LinkedHashMap<>();
        for (VmxMetadata.Entry entry : entries) {
            carried.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry);
        }
        return restore(file, carried);
    }

    /// Writes the file anew, once: a document can carry many entries. The file is one that was just
    /// made, so there is no layout to keep.
    private static VmxFile restore(VmxFile file, Map<String, VmxMetadata.Entry> carried) {
        VmxWriter writer = VmxFile.builder();
        for (VmxEntry written : file.entries()) {
            VmxMetadata.Entry entry = carried.remove(written.key().toLowerCase(Locale.ROOT));
            writer.put(written.key(), value(written, entry));
            if (entry != null && KeyIndex.same(entry.key(), ENCODING)) {
                carried.put(ENCODING, entry);
            }
        }
        VmxMetadata.Entry encoding = carried.remove(ENCODING);
        for (VmxMetadata.Entry entry : carried.values()) {
            if (entry.instead() == null) {
                writer.put(entry.key(), entry.value());
            }
        }
        VmxFile restored = writer.build();
        return encoding == null || encoding.instead() == null
                ? restored
                : restored.with(encoding.key(), encoding.value());
    }

    private static String value(VmxEntry written, VmxMetadata.@Nullable Entry entry) {
        return entry != null
                        && !KeyIndex.same(entry.key(), ENCODING)
                        && written.value().equals(entry.instead())
                ? entry.value()
                : written.value();
    }
}
