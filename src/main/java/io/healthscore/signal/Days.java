package io.healthscore.signal;

import java.time.LocalDate;

/** Some days (UTC) in a row. */
public record Days(LocalDate from, LocalDate before) {

    /** All days before this one. */
    public static Days until(LocalDate before) {
        return new Days(LocalDate.of(1, 1, 1), before);
    }

    public static Days of(LocalDate day) {
        return new Days(day, day.plusDays(1));
    }
}
