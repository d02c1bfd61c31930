package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All accounts together at one moment, or those of a segment or an owner. Accounts that are excluded are in none of it,
 * those that churned in {@code churned} and the renewals only; {@code accounts} is the sum of the bands. Means are over
 * the {@code scored} ones, and null where there are none. Money is a month's.
 *
 * @param asOf when the newest of these scores was computed; the last second of a past day
 * @param unregistered how many of {@code accounts} nobody registered
 * @param pending accounts whose score is still to be computed; they are in no other number
 * @param netRetention what those that spent something 365 days ago spend now, as a part of what they spent then
 */
record Portfolio(
        Instant asOf,
        long accounts,
        long scored,
        long unregistered,
        long churned,
        long pending,
        BigDecimal spend,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal coverage,
        List<InBand> bands,
        List<Bin> histogram,
        Renewals renewals,
        @Nullable BigDecimal netRetention,
        List<Movement> movements,
        DataQuality dataQuality) {

    /** The accounts of one band; all five are always there. */
    record InBand(String band, long accounts, BigDecimal spend) {}

    /** How many score at least {@code from} and less than {@code to}; 100 is in the last one. */
    record Bin(int from, int to, long accounts) {}

    /**
     * Of the last and the next so many days.
     *
     * @param due whose notice day or contract's end is coming within the days
     * @param renewed whose last word within the days was to renew; {@code cancelled}, to cancel
     * @param rate renewed among both; null without either
     */
    record Renewals(
            int days,
            long due,
            BigDecimal dueSpend,
            long renewed,
            long cancelled,
            @Nullable BigDecimal rate) {}

    /** The accounts that were in another band so many days ago, and what they spend now. */
    record Movement(int days, String from, String to, long accounts, BigDecimal spend) {}

    /** Whether the fleet-shift guard doubts the day's data, and why. */
    record DataQuality(boolean suspect, @Nullable String reason) {}
}
