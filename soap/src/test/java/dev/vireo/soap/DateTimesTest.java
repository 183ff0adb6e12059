package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTimesTest {
    @Test
    void everyDayOfEightCenturiesIsThatOfTheCalendar() {
        Stream.iterate(LocalDate.of(1599, 1, 1), day -> day.plusDays(1))
                .limit(800 * 366L)
                .forEach(day ->
                        assertThat(DateTimes.parse(day + "T12:34:56Z"))
                                .isEqualTo(
                                        day.atTime(LocalTime.of(12, 34, 56))
                                                .toInstant(ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-999_999, -401, -400, -1, 0, 4, 100, 999_999})
    void firstAndLastDaysOfFarYearsAreThoseOfTheCalendar(int year) {
        String shown = (year < 0 ? "-" : "") + String.format(Locale.ROOT, "%04d", Math.abs(year));
        assertThat(DateTimes.parse(shown + "-01-01T00:00:00Z").getEpochSecond())
                .isEqualTo(LocalDate.of(year, 1, 1).toEpochDay() * 86_400);
        assertThat(DateTimes.parse(shown + "-12-31T00:00:00Z").getEpochSecond())
                .isEqualTo(LocalDate.of(year, 12, 31).toEpochDay() * 86_400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "1900-02-29",
                "2024-02-30",
                "2026-04-31",
                "2026-06-31",
                "2026-09-31",
                "2026-11-31",
                "2026-01-32",
                "2026-00-10",
                "2026-13-10",
                "2026-05-00"
            })
    void aDayThatDoesNotExistIsRefused(String day) {
        assertThatThrownBy(() -> DateTimes.parse(day + "T00:00:00Z"))
                .isInstanceOf(DateTimeException.class);
    }
}
