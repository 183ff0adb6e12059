package dev.vireo.vmx;

import dev.vireo.model.Disk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// File names that remember what they gave, so that a file just written can be read back by names
/// that know one direction only.
final class RememberedNames implements FileNames {
    private final FileNames names;
    private final Map<String, String> sources = new HashMap<>();

    RememberedNames(FileNames names) {
        this.names = names;
    }

    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        String source = sources.get(name);
        return source == null ? names.toSource(name, mayBeMissing) : Optional.of(source);
    }

    @Override
    public String toName(String source) {
        String name = names.toName(source);
        sources.putIfAbsent(name, source);
        return name;
    }

    @Override
    public Optional<String> scsiModel(Disk disk) {
        return names.scsiModel(disk);
    }
}
