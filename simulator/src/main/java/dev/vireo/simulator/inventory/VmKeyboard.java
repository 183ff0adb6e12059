package dev.vireo.simulator.inventory;

import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A machine's USB keyboard, which remembers what was typed on it last.
final class VmKeyboard {
    private static final int MOST = 1000;

    private final Deque<UsbScanCodeSpecKeyEvent> typed = new ArrayDeque<>();

    /// Takes keys.
    ///
    /// @return how many
    int take(List<UsbScanCodeSpecKeyEvent> events) {
        for (UsbScanCodeSpecKeyEvent event : events) {
            if (typed.size() == MOST) {
                typed.removeFirst();
            }
            typed.addLast(event);
        }
        return events.size();
    }

    List<UsbScanCodeSpecKeyEvent> typed() {
        return List.copyOf(typed);
    }
}
