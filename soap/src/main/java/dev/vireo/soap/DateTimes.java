package dev.vireo.soap;

import java.time.DateTimeException;
import java.time.Instant;

/// The `dateTime` of XML Schema and points in time.
final class DateTimes {
    private static final int NANO_DIGITS = 9;
    private static final long DAY_SECONDS = 86_400;
    private static final long MARCH_OF_YEAR_0_TO_1970 = 719_468;

    private final String text;
    private int at;

    private DateTimes(String text) {
        this.text = text;
    }

    /// Parses a time: any zone or none, which means UTC, and a fraction of any length, of which
    /// nanoseconds are kept.
    ///
    /// @throws DateTimeException for anything else
    static Instant parse(String text) {
        return new DateTimes(text).parse();
    }

    /// Formats a time in UTC.
    static String format(Instant time) {
        String text = time.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private Instant parse() {
        boolean negative = skip('-');
        int digits = countDigits();
        if (digits < 4 || digits > NANO_DIGITS) {
            throw bad();
        }
        int year = number(digits);
        expect('-');
        int month = number(2);
        expect('-');
        int day = number(2);
        expect('T');
        int hour = number(2);
        expect(':');
        int minute = number(2);
        expect(':');
        int second = number(2);
        int nano = skip('.') ? fraction() : 0;
        int offset = offset();
        boolean midnight = hour == 24 && minute == 0 && second == 0 && nano == 0;
        if (at != text.length()
                || (hour > 23 && !midnight)
                || minute > 59
                || second > 60) { // a leap second counts as the next one
            throw bad();
        }
        long days = epochDay(negative ? -year : year, month, day);
        long seconds = days * DAY_SECONDS + hour * 3600L + minute * 60L + second - offset;
        return Instant.ofEpochSecond(seconds, nano);
    }

    /// Counts the days since 1970. `LocalDate` would do, but has all of the calendars and formats
    /// loaded for it, which a short command feels.
    private static long epochDay(long year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            throw bad();
        }
        // A year that begins in March has its odd day at its end.
        long count = month > 2 ? year : year - 1;
        long before = (month + 9L) % 12;
        long inYear = (153 * before + 2) / 5 + day - 1;
        long leap = Math.floorDiv(count, 4) - Math.floorDiv(count, 100) + Math.floorDiv(count, 400);
        return count * 365 + leap + inYear - MARCH_OF_YEAR_0_TO_1970;
    }

    private static int daysOf(long year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private int fraction() {
        int digits = countDigits();
        if (digits == 0) {
            throw bad();
        }
        int nano = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            nano = nano * 10 + (i < digits ? text.charAt(at + i) - '0' : 0);
        }
        at += digits;
        return nano;
    }

    /// Returns the zone's offset in seconds.
    private int offset() {
        if (at == text.length() || skip('Z')) {
            return 0;
        }
        boolean east = skip('+');
        if (!east) {
            expect('-');
        }
        int hours = number(2);
        expect(':');
        int minutes = number(2);
        if (hours > 14 || minutes > 59) {
            throw bad();
        }
        int seconds = hours * 3600 + minutes * 60;
        return east ? seconds : -seconds;
    }

    private int countDigits() {
        int count = 0;
        while (at + count < text.length() && isDigit(text.charAt(at + count))) {
            count++;
        }
        return count;
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            if (at == text.length() || !isDigit(text.charAt(at))) {
                throw bad();
            }
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean skip(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        if (here) {
            at++;
        }
        return here;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw bad();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static DateTimeException bad() {
        return new DateTimeException("no date and time of XML Schema");
    }
}
