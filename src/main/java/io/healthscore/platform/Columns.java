package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into the arrays that a statement's {@code unnest} takes: one statement and one round trip, however many
 * rows. Numbers go as text, days as epoch days and times as microseconds since the epoch, which lose nothing on the way;
 * SQL turns them back with {@code x::numeric}, {@code date 'epoch' + x} and {@code timestamptz 'epoch' + x * interval
 * '1 microsecond'}.
 */
public record Columns<T>(List<T> rows) {

    private static final long MICROS_OF_SECOND = 1_000_000;
    private static final int NANOS_OF_MICRO = 1000;

    public String[] texts(Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    public String[] numbers(Function<T, @Nullable BigDecimal> column) {
        return texts(row -> plain(column.apply(row)));
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    public int[] wholes(ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    public boolean[] flags(Predicate<T> column) {
        var flags = new boolean[rows.size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = column.test(rows.get(row));
        }
        return flags;
    }

    public long[] longs(ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    public Integer[] days(Function<T, @Nullable LocalDate> column) {
        return rows.stream().map(row -> epochDay(column.apply(row))).toArray(Integer[]::new);
    }

    private static @Nullable Integer epochDay(@Nullable LocalDate day) {
        return day == null ? null : (int) day.toEpochDay();
    }

    public long[] micros(Function<T, Instant> column) {
        return longs(row -> epochMicros(column.apply(row)));
    }

    /** By hand: {@code ChronoUnit} counts nanoseconds on the way, and a long holds those of 292 years only. */
    private static long epochMicros(Instant time) {
        return time.getEpochSecond() * MICROS_OF_SECOND + time.getNano() / NANOS_OF_MICRO;
    }
}
