package io.healthscore.signal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code signal_day}; {@link Signals} says what the columns mean.
 *
 * @param users sorted hashes, empty if no event named a user; shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs
public record SignalRow(
        SignalKey key,
        long count,
        long valued,
        BigDecimal sum,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal lastValue,
        Instant lastAt,
        String lastId,
        int severity,
        long[] users) {

    /** Whether both say the same, value for value; how many zeros a number ends with says nothing. */
    public boolean sameAs(SignalRow other) {
        return key.equals(other.key)
                && count == other.count
                && valued == other.valued
                && equal(sum, other.sum)
                && equal(min, other.min)
                && equal(max, other.max)
                && equal(lastValue, other.lastValue)
                && lastAt.equals(other.lastAt)
                && lastId.equals(other.lastId)
                && severity == other.severity
                && Arrays.equals(users, other.users);
    }

    private static boolean equal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    /** The row that the result is at. */
    static SignalRow of(ResultSet row, int number) throws SQLException {
        var key = new SignalKey(
                row.getString("account_id"),
                EventType.of(row.getString("type")).orElseThrow(),
                row.getObject("day", LocalDate.class),
                row.getString("facet"));
        return new SignalRow(
                key,
                row.getLong("count"),
                row.getLong("valued"),
                row.getBigDecimal("sum"),
                row.getBigDecimal("min"),
                row.getBigDecimal("max"),
                row.getBigDecimal("last_value"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getString("last_id"),
                row.getInt("severity"),
                hashes(row.getArray("users")));
    }

    private static long[] hashes(@Nullable Array users) throws SQLException {
        if (users == null) {
            return new long[0];
        }
        return Arrays.stream((Long[]) users.getArray())
                .mapToLong(Long::longValue)
                .toArray();
    }
}
