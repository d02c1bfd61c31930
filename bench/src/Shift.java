import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moves the data's days so that their last one falls on a chosen day. */
record Shift(long days) {
    static Shift between(LocalDate last, LocalDate target) {
        return new Shift(target.toEpochDay() - last.toEpochDay());
    }

    LocalDate day(LocalDate day) {
        return day.plusDays(days);
    }

    Instant at(LocalDateTime time) {
        return time.plusDays(days).toInstant(ZoneOffset.UTC);
    }

    Instant at(LocalDate day, int hour) {
        return at(day.atTime(hour, 0));
    }
}
