package dev.vireo.vmx;

import dev.vireo.model.DomainProfile;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One conversion of a VMX file on its way: the entries, how to read them, and what was noticed.
final class VmxReading {
    private final VmxConfig config;
    private final VmxConverter converter;
    private final @Nullable List<Loss> losses;

    /// Begins a conversion.
    ///
    /// @param converter how to read
    /// @param file what to read
    /// @param noting whether to take note of what gets lost
    VmxReading(VmxConverter converter, VmxFile file, boolean noting) {
        this.converter = converter;
        this.config = new VmxConfig(file, noting);
        this.losses = noting ? new ArrayList<>() : null;
    }

    VmxConfig config() {
        return config;
    }

    DomainProfile profile() {
        return converter.profile();
    }

    VmxLevel level() {
        return converter.level();
    }

    /// Tells whether the conversion has what came with a level.
    boolean isAtLeast(VmxLevel level) {
        return converter.level().isAtLeast(level);
    }

    /// Returns the source that a file name stands for.
    ///
    /// @throws VirtException if the name means nothing
    Optional<String> source(String name) {
        return converter.fileNames().toSource(name, false);
    }

    /// Returns the source that the name of an image stands for; empty if there is no such file.
    Optional<String> image(String name) {
        return converter.fileNames().toSource(name, true);
    }

    /// Takes note of a value that was assumed, because there is no entry.
    void assumed(String key, String value, String reason) {
        if (losses != null) {
            losses.add(new Loss(Loss.Kind.DEFAULTED, key, value, reason));
        }
    }

    /// Takes note of an entry that says what the document cannot, with a reason better than the
    /// general one.
    void lost(Loss.Kind kind, String key, String reason) {
        if (losses != null) {
            losses.add(new Loss(kind, key, config.file().get(key).orElse(""), reason));
        }
    }

    /// Returns what was noticed.
    List<Loss> losses() {
        return losses == null ? List.of() : losses;
    }

    /// Makes the error for a value that is not among those expected.
    static VirtException unexpected(String key, String expected, String found) {
        return Refusal.internal(
                "Expecting VMX entry '" + key + "' to be " + expected + " but found " + found);
    }
}
