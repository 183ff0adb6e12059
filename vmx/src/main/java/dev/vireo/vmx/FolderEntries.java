package dev.vireo.vmx;

import dev.vireo.model.Filesystem;
import dev.vireo.model.FilesystemType;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the shared folders.
final class FolderEntries {
    private static final String COUNT = "sharedFolder.maxNum";

    /// More than any product has; libvirt dies of far more.
    private static final long MOST = 1_000_000;

    private final VmxReading reading;
    private final VmxConfig config;

    FolderEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    List<Filesystem> read() {
        if (config.bool("isolation.tools.hgfs.disable", true)) {
            return List.of();
        }
        long count = config.integer(COUNT, 0);
        if (count > MOST) {
            throw VmxReading.unexpected(COUNT, "at most " + MOST, Long.toString(count));
        }
        List<Filesystem> folders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            folder("sharedFolder" + i + '.').ifPresent(folders::add);
        }
        return folders;
    }

    private Optional<Filesystem> folder(String prefix) {
        boolean present = config.bool(prefix + "present", false);
        boolean enabled = config.bool(prefix + "enabled", false);
        if (!present || !enabled) {
            return Optional.empty();
        }
        String hostPath = config.requiredString(prefix + "hostPath");
        String guestName = config.requiredString(prefix + "guestName");
        boolean writable = config.bool(prefix + "writeAccess", false);
        if (reading.isAtLeast(VmxLevel.FULL) && (hostPath.isEmpty() || guestName.isEmpty())) {
            reading.lost(
                    Loss.Kind.NOT_EXPRESSED,
                    prefix + "present",
                    "libvirt reads no shared folder without a path and a name");
            return Optional.empty();
        }
        return Optional.of(
                new Filesystem(
                        FilesystemType.MOUNT,
                        Optional.of(hostPath),
                        guestName,
                        !writable,
                        XmlElement.empty("filesystem")));
    }
}
