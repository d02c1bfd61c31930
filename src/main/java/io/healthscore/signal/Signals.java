package io.healthscore.signal;

import java.util.stream.IntStream;

/**
 * The signals of one type and facet of one account, one element a day, by day ascending, as parallel arrays: what
 * aggregates run over. The arrays are shared, not copied: nobody writes to them after construction.
 *
 * @param days epoch days (UTC), strictly ascending
 * @param counts events of the day
 * @param valued how many of them had a value
 * @param sums of the values (spend per month, CSAT 0-100, a cancellation's last day as an epoch day); 0 without any
 * @param mins the least value, NaN without any
 * @param maxs the greatest value, NaN without any
 * @param lasts the value of the day's last event, by time and then id; NaN if that one had none
 * @param lastAts the time of that event, microseconds since the epoch
 * @param lastIds its id, the tie-breaker between equal times
 * @param severities what the day's last event says of severity: 1 low, 2 normal, 3 high, 4 urgent, 0 for types without
 * @param users the day's users as sorted hashes (see {@link UserSet}); empty when no event named one
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table, compared by nobody
public record Signals(
        EventType type,
        String facet,
        int[] days,
        long[] counts,
        long[] valued,
        double[] sums,
        double[] mins,
        double[] maxs,
        double[] lasts,
        long[] lastAts,
        String[] lastIds,
        byte[] severities,
        long[][] users) {

    /** The facet that the names of a day share that have no signals of their own, being too many. */
    public static final String OTHER = "(other)";

    public int size() {
        return days.length;
    }

    /** The index of the first day at or after {@code day}; {@link #size()} when all are before it. */
    public int firstFrom(long day) {
        int size = days.length;
        if (size == 0 || day > days[size - 1]) {
            return size;
        }
        if (day <= days[0]) {
            return 0;
        }
        // No day comes twice: so many at most lie before it, and so many after it, which most often leaves few places.
        long most = day - days[0];
        long least = size - 1L - (days[size - 1] - day);
        return firstFrom(day, days, (int) Math.max(0, least), (int) Math.min(size - 1L, most));
    }

    /** The index of the first of these days, ascending, at or after {@code day}; their number when all are before it. */
    public static int firstFrom(long day, int[] days) {
        return firstFrom(day, days, 0, days.length);
    }

    private static int firstFrom(long day, int[] days, int least, int most) {
        int low = least;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Only the days whose last event was of this severity. */
    public Signals ofSeverity(int severity) {
        int[] kept = IntStream.range(0, size())
                .filter(i -> severities[i] == severity)
                .toArray();
        int length = kept.length;
        var rows = new Signals(
                type,
                facet,
                new int[length],
                new long[length],
                new long[length],
                new double[length],
                new double[length],
                new double[length],
                new double[length],
                new long[length],
                new String[length],
                new byte[length],
                new long[length][]);
        for (int i = 0; i < length; i++) {
            rows.copy(i, this, kept[i]);
        }
        return rows;
    }

    private void copy(int to, Signals other, int from) {
        days[to] = other.days[from];
        counts[to] = other.counts[from];
        valued[to] = other.valued[from];
        sums[to] = other.sums[from];
        mins[to] = other.mins[from];
        maxs[to] = other.maxs[from];
        lasts[to] = other.lasts[from];
        lastAts[to] = other.lastAts[from];
        lastIds[to] = other.lastIds[from];
        severities[to] = other.severities[from];
        users[to] = other.users[from];
    }
}
