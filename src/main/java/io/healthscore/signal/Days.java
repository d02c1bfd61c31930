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

    /** Those of them that are not before this one. */
    public Days from(LocalDate first) {
        return first.isAfter(from) ? new Days(first, first.isAfter(before) ? first : before) : this;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(before);
    }
}
