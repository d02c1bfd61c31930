package io.healthscore.signal;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of one type and facet on their way into arrays. */
final class SignalsCollector {

    private static final long[] NO_USERS = {};

    /** The database counts microseconds from 2000-01-01. */
    private static final long ITS_EPOCH_MICROS = 946_684_800_000_000L;

    private int size;
    private int[] days = new int[8];
    private long[] counts = new long[8];
    private long[] valued = new long[8];
    private double[] sums = new double[8];
    private double[] mins = new double[8];
    private double[] maxs = new double[8];
    private double[] lasts = new double[8];
    private long[] lastAts = new long[8];
    private String[] lastIds = new String[8];
    private byte[] severities = new byte[8];
    private long[][] users = new long[8][];

    void add(ResultSet row) throws SQLException {
        long values = row.getLong(6);
        double sum = values > 0 ? row.getDouble(7) : 0;
        double single = values == 1 ? sum : Double.NaN;
        // Of a single value, sum, least and greatest are the same, and only the first is sent.
        double min = values > 1 ? row.getDouble(8) : single;
        double max = values > 1 ? row.getDouble(9) : single;
        double last = values > 0 ? row.getDouble(10) : Double.NaN;
        last = values > 0 && row.wasNull() ? Double.NaN : last;
        begin(row.getInt(4), row.getLong(5));
        values(values, sum, min, max);
        last(last, ByteBuffer.wrap(row.getBytes(11)).getLong() + ITS_EPOCH_MICROS, row.getString(12));
        end(row.getByte(13), users(row.getBytes(14)));
    }

    /** Begins a row: a day after all days before. */
    void begin(int day, long count) {
        if (size == days.length) {
            resize(size * 2);
        }
        days[size] = day;
        counts[size] = count;
    }

    void values(long values, double sum, double min, double max) {
        valued[size] = values;
        sums[size] = sum;
        mins[size] = min;
        maxs[size] = max;
    }

    void last(double value, long at, String id) {
        lasts[size] = value;
        lastAts[size] = at;
        lastIds[size] = id;
    }

    void end(byte severity, long[] ofUsers) {
        severities[size] = severity;
        users[size] = ofUsers;
        size++;
    }

    /** An array in the database's binary form: five whole numbers, then the length and the value of each element. */
    private static long[] users(byte @Nullable [] sent) {
        if (sent == null) {
            return NO_USERS;
        }
        var buffer = ByteBuffer.wrap(sent);
        if (buffer.getInt(0) == 0) {
            return NO_USERS;
        }
        var users = new long[buffer.getInt(12)];
        for (int i = 0; i < users.length; i++) {
            users[i] = buffer.getLong(20 + 12 * i + 4);
        }
        return users;
    }

    private void resize(int length) {
        days = Arrays.copyOf(days, length);
        counts = Arrays.copyOf(counts, length);
        valued = Arrays.copyOf(valued, length);
        sums = Arrays.copyOf(sums, length);
        mins = Arrays.copyOf(mins, length);
        maxs = Arrays.copyOf(maxs, length);
        lasts = Arrays.copyOf(lasts, length);
        lastAts = Arrays.copyOf(lastAts, length);
        lastIds = Arrays.copyOf(lastIds, length);
        severities = Arrays.copyOf(severities, length);
        users = Arrays.copyOf(users, length);
    }

    Signals signals(EventType type, String facet) {
        resize(size);
        return new Signals(
                type, facet, days, counts, valued, sums, mins, maxs, lasts, lastAts, lastIds, severities, users);
    }
}
