package io.healthscore.score;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One past day's closing of one account, ready to be stored.
 *
 * @param row as lists show it
 * @param spend monthly, as the signals said at the end of the day; null where none was ever recorded
 * @param modelShift what new model versions did to this account's score up to this day, summed up
 * @param chosen the recalculation that chose the model version; null where the one that applied scored the day
 * @param metricValues in the order of the model's metrics, NaN where there is none; so the next two
 * @param flagState from which the next day's flags follow
 */
@SuppressWarnings("ArrayRecordComponent") // on their way into columns, compared by nobody
record Closing(
        LocalDate day,
        ScoreRow row,
        @Nullable BigDecimal rawScore,
        @Nullable BigDecimal spend,
        BigDecimal modelShift,
        @Nullable Chosen chosen,
        double[] metricValues,
        double[] metricScores,
        double[] contributions,
        List<String> caps,
        String flagState) {

    /**
     * A recalculation's choice.
     *
     * @param shift what it did to the score, part of the model shift
     */
    record Chosen(long by, BigDecimal shift) {}

    String accountId() {
        return row.accountId();
    }

    @Nullable
    Long chosenBy() {
        return chosen == null ? null : chosen.by();
    }

    BigDecimal chosenShift() {
        return chosen == null ? BigDecimal.ZERO : chosen.shift();
    }
}
