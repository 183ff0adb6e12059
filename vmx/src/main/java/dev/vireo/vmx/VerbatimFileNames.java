package dev.vireo.vmx;

import java.util.Optional;

/// File names that are the same on both sides.
///
/// libvirt: `vmwareCopyVMXFileName`.
enum VerbatimFileNames implements FileNames {
    /// The only one.
    INSTANCE;

    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        return Optional.of(name);
    }

    @Override
    public String toName(String source) {
        return source;
    }
}
