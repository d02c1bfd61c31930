package io.healthscore.signal;

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
 * @param severities the day's greatest severity: 1 low, 2 normal, 3 high, 4 urgent, 0 for types without
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

    public int size() {
        return days.length;
    }

    /** The index of the first day at or after {@code day}; {@link #size()} when all are before it. */
    public int firstFrom(long day) {
        int low = 0;
        int high = days.length;
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
}
