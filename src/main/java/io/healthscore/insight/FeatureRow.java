package io.healthscore.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with using something. All but the counts and the verdict are null where nothing is known.
 *
 * @param accountsUsing accounts that have the outcome's kind of record (a score; for retention an end of contract) and use it
 * @param others those of them that do not
 * @param meanUsing the outcome of the users that could be compared, weighed by segment and size
 * @param difference {@code meanUsing} less {@code meanOthers}
 * @param interval where the difference lies with 95 % confidence, looked at alone
 * @param adjustedP how likely such a difference is by chance, corrected for all the names looked at
 * @param retentionUsing part of those that renewed among those that renewed or cancelled within a year and used it before
 * @param meanCsat 0 to 100, over the users that answered a survey lately
 * @param ticketsPer100Accounts opened lately by 100 users
 */
record FeatureRow(
        String type,
        String name,
        long accountsUsing,
        long others,
        @Nullable BigDecimal meanUsing,
        @Nullable BigDecimal meanOthers,
        @Nullable BigDecimal difference,
        @Nullable List<BigDecimal> interval,
        @Nullable BigDecimal adjustedP,
        @Nullable BigDecimal retentionUsing,
        @Nullable BigDecimal retentionOthers,
        @Nullable BigDecimal meanCsat,
        @Nullable BigDecimal ticketsPer100Accounts,
        String verdict) {

    /** What says something comes first, the greatest difference before the others. */
    static final Comparator<FeatureRow> STRONGEST_FIRST = Comparator.comparingInt(FeatureRow::rank)
            .thenComparing(FeatureRow::strength, Comparator.reverseOrder())
            .thenComparing(FeatureRow::type)
            .thenComparing(FeatureRow::name);

    int rank() {
        return Verdict.of(verdict).rank();
    }

    /** The size of the difference; where it is not known, the number of users. */
    BigDecimal strength() {
        return difference == null ? BigDecimal.valueOf(accountsUsing) : difference.abs();
    }

    static @Nullable BigDecimal rounded(double number, int decimals) {
        return Double.isNaN(number) ? null : BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }
}
