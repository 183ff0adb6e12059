package dev.vireo.driver.esx;

import dev.vireo.vmx.VmxEntry;
import dev.vireo.vmx.VmxFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What differs between two VMX files, to be done to a third one.
///
/// @param before the one before
/// @param after the one after
record VmxChange(VmxFile before, VmxFile after) {
    /// Does it. What did not change stays as it is written; a device that is gone takes all of its
    /// entries along.
    VmxFile in(VmxFile file) {
        VmxFile changed = file;
        for (String device : lostDevices()) {
            changed = without(changed, device);
        }
        for (VmxEntry entry : before.entries()) {
            if (after.get(entry.key()).isEmpty()) {
                changed = changed.without(entry.key());
            }
        }
        for (VmxEntry entry : after.entries()) {
            Optional<String> old = before.get(entry.key());
            if (old.isEmpty() || !old.get().equals(entry.value())) {
                changed = changed.with(entry.key(), entry.value());
            }
        }
        return changed;
    }

    /// Returns what the names of entries of devices begin with that were there and are not any
    /// more, such as `ethernet1.`.
    private Set<String> lostDevices() {
        Set<String> lost = new TreeSet<>();
        for (VmxEntry entry : before.entries()) {
            String key = entry.key().toLowerCase(Locale.ROOT);
            if (key.endsWith(".present") && isPresent(before, key) && !isPresent(after, key)) {
                lost.add(key.substring(0, key.length() - "present".length()));
            }
        }
        return lost;
    }

    private static boolean isPresent(VmxFile file, String key) {
        return file.get(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static VmxFile without(VmxFile file, String start) {
        VmxFile rest = file;
        for (VmxEntry entry : file.entries()) {
            if (entry.key().toLowerCase(Locale.ROOT).startsWith(start)) {
                rest = rest.without(entry.key());
            }
        }
        return rest;
    }
}
