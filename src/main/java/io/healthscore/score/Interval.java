package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** The periods of a history; each is shown by its last day. Weeks are ISO weeks and end on Sunday. */
public enum Interval {
    DAY,
    WEEK,
    MONTH;

    /** @throws InvalidRequest for any other word; null is {@code day} */
    public static Interval of(@Nullable String word) {
        return switch (word == null ? "day" : word) {
            case "day" -> DAY;
            case "week" -> WEEK;
            case "month" -> MONTH;
            default -> throw new InvalidRequest(Fault.parameter("interval", "must be day, week or month"));
        };
    }

    /** The last day of the period that the day lies in. */
    public LocalDate endOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }
}
