package dev.vireo.testkit;

import java.util.ArrayList;
import java.util.List;

/// The entries of a VMX file that is being made up, in order.
final class VmxDraft {
    /// One entry.
    ///
    /// @param key its name
    /// @param value its value
    record Entry(String key, String value) {}

    private final List<Entry> entries = new ArrayList<>();

    VmxDraft put(String key, String value) {
        entries.add(new Entry(key, value));
        return this;
    }

    /// Puts an entry in, now and then.
    VmxDraft maybe(Dice dice, int percent, String key, String value) {
        return dice.percent(percent) ? put(key, value) : this;
    }

    List<Entry> entries() {
        return entries;
    }
}
