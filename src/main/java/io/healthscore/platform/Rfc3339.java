package io.healthscore.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads a time such as {@code 2026-03-01T09:30:00.5+01:00} by hand: every event has one, and a formatter takes longer
 * for it than the JSON parser for the whole event.
 */
final class Rfc3339 {

    private static final int SECONDS_END = "2026-03-01T09:30:00".length();
    private static final int OFFSET_LENGTH = "+01:00".length();
    private static final int MICRO_DIGITS = 6;
    private static final int DAY = 24 * 3600;
    private static final int INVALID = -1;

    private final String text;

    private Rfc3339(String text) {
        this.text = text;
    }

    /** Cut to microseconds; empty for any other text. A leap second is the one before it. */
    static Optional<Instant> read(String text) {
        return text.length() > SECONDS_END ? new Rfc3339(text).instant() : Optional.empty();
    }

    private Optional<Instant> instant() {
        int fractionEnd = fractionEnd();
        int offset = offset(fractionEnd);
        int second = secondOfDay();
        if (!punctuated() || fractionEnd == INVALID || offset == Integer.MIN_VALUE || second == INVALID) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.of(positive(number(0, 4)), number(5, 2), number(8, 2));
            long epochSecond = day.toEpochDay() * DAY + second - offset;
            return isLeapSecond() && Math.floorMod(epochSecond, DAY) != DAY - 1
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(epochSecond, micros(fractionEnd) * 1000L));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private boolean punctuated() {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private int secondOfDay() {
        int hour = number(11, 2);
        int minute = number(14, 2);
        int second = isLeapSecond() ? 59 : number(17, 2);
        boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return exists ? (hour * 60 + minute) * 60 + second : INVALID;
    }

    private boolean isLeapSecond() {
        return number(17, 2) == 60;
    }

    private int fractionEnd() {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == SECONDS_END + 1 || end == text.length() ? INVALID : end;
    }

    private int micros(int fractionEnd) {
        int micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            int at = SECONDS_END + 1 + i;
            micros = 10 * micros + (at < fractionEnd ? text.charAt(at) - '0' : 0);
        }
        return micros;
    }

    /** In seconds; the least integer if there is none. */
    private int offset(int from) {
        if (from == INVALID) {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(from);
        if ((sign == 'Z' || sign == 'z') && text.length() == from + 1) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || text.length() != from + OFFSET_LENGTH || text.charAt(from + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(from + 1, 2);
        int minutes = number(from + 4, 2);
        int seconds = (hours * 60 + minutes) * 60;
        boolean exists = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
        return exists ? (sign == '-' ? -seconds : seconds) : Integer.MIN_VALUE;
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return INVALID;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static int positive(int year) {
        if (year < 1) {
            throw new DateTimeException("years begin with 0001");
        }
        return year;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
