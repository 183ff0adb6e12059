package dev.vireo.vmx;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Finds the first entry of a name, whatever the case of its ASCII letters; nothing is allocated by
/// a search.
final class KeyIndex {
    /// What a search returns if there is no such entry.
    static final int NONE = -1;

    private final List<VmxEntry> entries;
    // an open hash table: the number of the entry and one, or 0
    private final int[] slots;
    // not known beforehand, so that nobody can write a file whose names all fall into one slot
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    KeyIndex(List<VmxEntry> entries) {
        this.entries = entries;
        this.slots = new int[Integer.highestOneBit(entries.size() + 1) * 4];
        for (int i = 0; i < entries.size(); i++) {
            int slot = slotOf(entries.get(i).key());
            if (slots[slot] == 0) {
                slots[slot] = i + 1;
            }
        }
    }

    /// Returns the number of the first entry with this name, or [#NONE].
    int find(String key) {
        return slots[slotOf(key)] - 1;
    }

    /// Tells whether two names are the same but for the case of ASCII letters.
    static boolean same(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d && !((c | 0x20) == (d | 0x20) && isLetter(c))) {
                return false;
            }
        }
        return true;
    }

    private int slotOf(String key) {
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        while (slots[slot] != 0 && !same(entries.get(slots[slot] - 1).key(), key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int hash(String key) {
        long hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash + (key.charAt(i) | 0x20)) * factor;
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static boolean isLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
}
