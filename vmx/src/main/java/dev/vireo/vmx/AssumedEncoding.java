package dev.vireo.vmx;

import java.nio.charset.Charset;
import java.util.Optional;

/// What a VMX file is written in that names no encoding, or UTF-8, and holds bytes that are no
/// UTF-8: what Windows uses in the western world, where most such files are from.
///
/// libvirt hands such bytes on, which makes a document that is no XML. So do the levels that follow
/// it; [VmxLevel#FULL] assumes this encoding, and says so in the loss report.
final class AssumedEncoding {
    static final String NAME = "windows-1252";

    private AssumedEncoding() {}

    /// Returns the file as that encoding has it.
    ///
    /// @return the file; empty if nothing has to be assumed
    static Optional<VmxFile> apply(VmxFile file) {
        for (VmxEntry entry : file.entries()) {
            if (hasRaw(entry.value())) {
                return Optional.of(
                        VmxFile.parse(new String(file.toBytes(), Charset.forName(NAME))));
            }
        }
        return Optional.empty();
    }

    /// Tells whether a text has a byte that is no UTF-8, as [dev.vireo.model.RawText] holds it.
    private static boolean hasRaw(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c)
                    && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
