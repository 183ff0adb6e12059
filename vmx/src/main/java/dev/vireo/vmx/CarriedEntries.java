package dev.vireo.vmx;

import dev.vireo.model.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Puts the entries that a document carries along back into the VMX file that is made of it, at
/// level [VmxLevel#FULL]; see [VmxMetadata].
final class CarriedEntries {
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
        VmxFile restored = file;
        Set<String> written = new HashSet<>();
        file.entries().forEach(entry -> written.add(entry.key().toLowerCase(Locale.ROOT)));
        for (VmxMetadata.Entry entry : entries) {
            String instead = entry.instead();
            boolean there = written.contains(entry.key().toLowerCase(Locale.ROOT));
            boolean fits =
                    instead == null
                            ? !there
                            : restored.get(entry.key()).filter(instead::equals).isPresent();
            if (fits) {
                restored = restored.with(entry.key(), entry.value());
            }
        }
        return restored;
    }
}
