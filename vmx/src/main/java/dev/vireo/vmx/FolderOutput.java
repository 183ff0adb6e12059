package dev.vireo.vmx;

import dev.vireo.model.Filesystem;
import dev.vireo.model.FilesystemType;
import java.util.List;

/// Writes shared folders.
///
/// libvirt: `virVMXFormatFileSystem`.
final class FolderOutput {
    private FolderOutput() {}

    /// Adds the lines of all shared folders.
    static void write(VmxOutput out, List<Filesystem> folders) {
        if (folders.isEmpty()) {
            return;
        }
        out.put("isolation.tools.hgfs.disable", false);
        out.put("sharedFolder.maxNum", folders.size());
        for (int i = 0; i < folders.size(); i++) {
            out.at("/domain/devices/filesystem", i, folders.size());
            write(out, folders.get(i), "sharedFolder" + i);
        }
    }

    private static void write(VmxOutput out, Filesystem folder, String prefix) {
        if (folder.type() != FilesystemType.MOUNT) {
            throw Refusal.unsupported("Only 'mount' filesystem type is supported");
        }
        out.put(prefix + ".present", true);
        out.put(prefix + ".enabled", true);
        out.put(prefix + ".readAccess", true);
        out.put(prefix + ".writeAccess", !folder.readOnly());
        out.text(prefix + ".hostPath", folder.source().orElse(""), "source/@dir");
        out.text(prefix + ".guestName", folder.target(), "target/@dir");
    }
}
