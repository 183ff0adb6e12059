package dev.vireo.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Values as texts, in the way of the workbook that this one stands for.
final class Cells {
    /// How the workbook writes times.
    static final String TIME_FORMAT = "yyyy/MM/dd HH:mm:ss";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern(TIME_FORMAT, Locale.ROOT);

    private Cells() {}

    static String text(Object cell) {
        return switch (cell) {
            case Boolean flag -> flag ? "True" : "False";
            case Instant time -> TIME.format(local(time));
            default -> cell.toString();
        };
    }

    static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
