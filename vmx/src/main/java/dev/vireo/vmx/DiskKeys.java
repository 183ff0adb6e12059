package dev.vireo.vmx;

import dev.vireo.model.DiskBus;
import java.util.BitSet;
import java.util.List;

/// Which places for disks a VMX file speaks of. There are hundreds that it could speak of: knowing
/// the few spares building the keys of all.
final class DiskKeys {
    private static final DiskBus[] BUSES = {DiskBus.SCSI, DiskBus.SATA, DiskBus.IDE, DiskBus.NVME};
    private static final int CONTROLLERS = 4;
    private static final int UNITS = 128;

    private final BitSet slots = new BitSet();

    DiskKeys(VmxFile file) {
        List<VmxEntry> entries = file.entries();
        for (int i = 0; i < entries.size(); i++) {
            String key = entries.get(i).key();
            for (int bus = 0; bus < BUSES.length; bus++) {
                String prefix = BUSES[bus].text();
                if (key.regionMatches(true, 0, prefix, 0, prefix.length())) {
                    add(bus, key, prefix.length());
                }
            }
        }
    }

    private void add(int bus, String key, int at) {
        int colon = CNumbers.endOfDigits(key, at);
        int end = colon < key.length() ? CNumbers.endOfDigits(key, colon + 1) : colon;
        // more digits than these are none of the numbers there are
        if (colon != at + 1 || end > colon + 3 || end < colon + 2 || key.charAt(colon) != ':') {
            return;
        }
        int controller = key.charAt(at) - '0';
        int unit = Integer.parseInt(key, colon + 1, end, 10);
        if (controller < CONTROLLERS) {
            slots.set(slot(bus, controller, unit));
        }
    }

    /// Tells whether any entry speaks of a place. A floppy drive is always looked for.
    boolean mention(DiskBus bus, int controller, int unit) {
        for (int i = 0; i < BUSES.length; i++) {
            if (BUSES[i] == bus) {
                return slots.get(slot(i, controller, unit));
            }
        }
        return true;
    }

    private static int slot(int bus, int controller, int unit) {
        return (bus * CONTROLLERS + controller) * UNITS + unit;
    }
}
