package io.healthscore.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times and days as the API writes them: RFC 3339 times cut to microseconds, ISO days. Years 0001 to 9999. */
public final class Times {

    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\d");

    private Times() {}

    /** The instant that an RFC 3339 text names, whatever its offset, cut to microseconds; empty for any other text. */
    public static Optional<Instant> instant(String text) {
        return Rfc3339.read(text);
    }

    /** The day that an ISO date names; empty for any other text, 2026-02-29 included. */
    public static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Such as {@code 2026-03-01T09:30:00Z}, with a fraction only if there is one. */
    public static String print(Instant instant) {
        return cut(instant).toString();
    }

    /** Cut, not rounded, to the microseconds that the database keeps. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
