package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How something was taken up, and how those who took it up went on.
 *
 * @param asOf when the newest of the scores was computed
 * @param metricsLeftOut what the outcome is without, since it reads this feature's own events; under the model that scores
 *     most of the accounts
 * @param months oldest first, the running one last; from the first one at whose end any account was there
 */
record Adoption(
        Instant asOf,
        String type,
        String name,
        String outcome,
        List<String> metricsLeftOut,
        List<Month> months,
        FirstUse firstUse) {

    /**
     * A month.
     *
     * @param month such as 2026-03
     * @param accountsUsing how many used it in the month and were still there at its end
     * @param accounts how many were there at its end
     * @param share the former of the latter, 0 to 1
     */
    record Month(String month, long accountsUsing, long accounts, BigDecimal share) {}

    /**
     * The accounts that used it for the first time between two days, each beside one that did not and began equal.
     *
     * @param from early enough for the days before, {@code to} for the days after
     * @param adopters accounts whose first use lies between
     * @param compared pairs of such an account and another one that have a score on all of the days
     * @param adoptersLeft how many adopters of the pairs had no score any more when the days had passed
     * @param others means of the accounts that they are held against
     * @param difference what adopters gained from {@code start} to {@code after}, less what the others gained
     * @param interval where it lies with 95 % confidence
     * @param differenceBefore the same from {@code before} to {@code start}; not near 0 means that they were on different
     *     ways already
     */
    record FirstUse(
            LocalDate from,
            LocalDate to,
            long adopters,
            long compared,
            long adoptersLeft,
            long othersLeft,
            @Nullable Course adoptersMean,
            @Nullable Course othersMean,
            @Nullable BigDecimal difference,
            @Nullable List<BigDecimal> interval,
            @Nullable BigDecimal p,
            @Nullable BigDecimal differenceBefore,
            String verdict) {}

    /**
     * The outcome over time.
     *
     * @param before 84 days before the first use
     * @param start the day before it
     * @param after 84 days after it
     */
    record Course(BigDecimal before, BigDecimal start, BigDecimal after) {}
}
