package dev.vireo.vmx;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which network interfaces a VMX file speaks of.
///
/// @param indexes their numbers, ascending
record EthernetKeys(SortedSet<Integer> indexes) {
    private static final String PREFIX = "ethernet";

    /// Looks through all entries.
    ///
    /// @throws VirtException if a key begins like one of an interface and is none
    static EthernetKeys scan(VmxFile file) {
        SortedSet<Integer> indexes = new TreeSet<>();
        List<VmxEntry> entries = file.entries();
        for (int i = 0; i < entries.size(); i++) {
            String key = entries.get(i).key();
            if (key.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                indexes.add(index(key));
            }
        }
        return new EthernetKeys(indexes);
    }

    private static int index(String key) {
        int end = CNumbers.endOfDigits(key, PREFIX.length());
        if (end == PREFIX.length() || end == key.length() || key.charAt(end) != '.') {
            throw noIndex(key);
        }
        try {
            return Integer.parseInt(key, PREFIX.length(), end, 10);
        } catch (NumberFormatException _) { // too great: libvirt says no more
            throw noIndex(key);
        }
    }

    private static VirtException noIndex(String key) {
        return Refusal.internal("failed to parse the index of the VMX key '" + key + "'");
    }
}
