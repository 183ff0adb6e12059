package dev.vireo.simulator.inventory;

import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What is known of a machine's `.vmx` file: its length and a checksum.
///
/// The state says what is to be in a file before it is written, and what was there before. So after
/// a process was killed in between one can tell a file that was not written from one that somebody
/// has edited.
///
/// @param content what is to be in the file; empty if nobody knows
/// @param before what was there before, [#NOTHING] if it was not there; empty if it was written
record VmxTrace(Optional<String> content, Optional<String> before) {
    static final VmxTrace UNKNOWN = new VmxTrace(Optional.empty(), Optional.empty());

    private static final String NOTHING = "none";

    /// Describes a file that is there.
    static VmxTrace of(byte[] content) {
        return new VmxTrace(Optional.of(sum(content)), Optional.empty());
    }

    /// Describes a file that is going to be written.
    VmxTrace then(byte[] next) {
        return new VmxTrace(Optional.of(sum(next)), Optional.of(content.orElse(NOTHING)));
    }

    private static String sum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return content.length + "-" + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    boolean isContent(byte[] file) {
        return content.equals(Optional.of(sum(file)));
    }

    /// Says whether a file is as it was before it was to be written.
    ///
    /// @param file its content, null if it is not there
    boolean isBefore(byte @Nullable [] file) {
        return before.equals(Optional.of(file == null ? NOTHING : sum(file)));
    }

    void save(StateWriter out) {
        content.ifPresent(text -> out.text("vmx", text));
        before.ifPresent(text -> out.text("vmx.before", text));
    }

    static VmxTrace restored(StateReader in) {
        return new VmxTrace(in.text("vmx"), in.text("vmx.before"));
    }
}
