package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.time.LocalDate;

/**
 * One event, as a test writes it.
 *
 * @param second of the day
 * @param value NaN for none
 */
record Happening(
        EventType type, LocalDate day, int second, String id, String facet, double value, int severity, String user) {

    static Happening on(LocalDate day, EventType type) {
        int severity = type == EventType.TICKET_OPENED ? Severity.NORMAL.level() : 0;
        return new Happening(type, day, 43_200, "", "", Double.NaN, severity, "");
    }

    Happening at(int secondOfDay) {
        return new Happening(type, day, secondOfDay, id, facet, value, severity, user);
    }

    Happening withId(String eventId) {
        return new Happening(type, day, second, eventId, facet, value, severity, user);
    }

    Happening named(String name) {
        return new Happening(type, day, second, id, name, value, severity, user);
    }

    Happening worth(double amount) {
        return new Happening(type, day, second, id, facet, amount, severity, user);
    }

    /** A cancellation's last day. */
    Happening until(LocalDate lastDay) {
        return worth((double) lastDay.toEpochDay());
    }

    Happening severe(Severity grade) {
        return new Happening(type, day, second, id, facet, value, grade.level(), user);
    }

    Happening by(String userId) {
        return new Happening(type, day, second, id, facet, value, severity, userId);
    }

    long micros() {
        return (day.toEpochDay() * 86_400 + second) * 1_000_000;
    }
}
