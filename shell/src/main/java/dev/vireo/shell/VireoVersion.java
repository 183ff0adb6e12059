package dev.vireo.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// This program's version, which the build writes into a resource.
final class VireoVersion {
    private VireoVersion() {}

    /// Returns the number, for example `0.1.0`.
    static String number() {
        try (InputStream resource = VireoVersion.class.getResourceAsStream("version.txt")) {
            return resource == null
                    ? "unknown"
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }

    /// Returns what `-V` prints.
    static String description() {
        return "vireo "
                + number()
                + ", libvirt's VMware ESX driver and virsh's commands in Java\n"
                + "Follows libvirt and virsh 9.0.0.\n"
                + "Running on Java "
                + Runtime.version()
                + "\n";
    }
}
