package io.healthscore.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters {@code from} and {@code to}: times or days (UTC), both included; a day is meant from its first moment to
 * its last.
 *
 * @param from the first time in it
 * @param before the first time behind it
 */
public record TimeRange(Instant from, Instant before) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public static TimeRange of(@Nullable String from, @Nullable String to) {
        var first = from == null ? FIRST : read("from", from, TimeRange::start);
        var before = to == null ? LAST : read("to", to, day -> start(day.plusDays(1)));
        if (to != null && Times.day(to).isEmpty()) {
            before = before.plus(1, ChronoUnit.MICROS);
        }
        if (first.isAfter(before)) {
            throw new InvalidRequest(Fault.parameter("from", "must not be after to"));
        }
        return new TimeRange(first, before);
    }

    private static Instant read(String parameter, String text, Function<LocalDate, Instant> ofDay) {
        return Times.day(text)
                .map(ofDay)
                .or(() -> Times.instant(text))
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        parameter, "must be a time such as 2026-03-01T09:30:00Z or a day such as 2026-03-01")));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
