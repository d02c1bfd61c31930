package io.healthscore.signal;

import java.time.LocalDate;

/** Some days (UTC) in a row. */
public record Days(LocalDate from, LocalDate before) {

    public static Days of(LocalDate day) {
        return new Days(day, day.plusDays(1));
    }
}
