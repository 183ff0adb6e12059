package dev.vireo.shell.text;

import java.util.List;
import java.util.Locale;

/// Sizes for people, as virsh prints them: two decimals and the largest unit that leaves a 1 or
/// more before the point.
public final class ByteText {
    private static final List<String> UNITS =
            List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private ByteText() {}

    public static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", size, UNITS.get(unit));
    }
}
