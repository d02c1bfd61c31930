package io.healthscore.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The moment that a portfolio is of: now, or the end of a past day.
 *
 * @param live whether the day is still open
 */
record Moment(LocalDate day, boolean live) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** Of a past day its end; of today its begin, as long as nothing was computed. */
    Instant asOf() {
        return day.atTime(live ? LocalTime.MIN : END_OF_DAY).toInstant(ZoneOffset.UTC);
    }
}
