package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.healthscore.platform.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by health and expansion, and those whose revenue says something else than their health.
 *
 * @param quadrants all four
 * @param unscored accounts with too little data for a score; in no quadrant
 */
record Quadrant(
        List<Part> quadrants, Total unscored, @JsonUnwrapped Page<Disagreement> disagreements) {

    /**
     * A quarter of the accounts.
     *
     * @param health {@code healthy} by its band, or {@code not_healthy}
     * @param expansion {@code high} from the model's threshold on, or {@code low}
     * @param spend per month; an account of unknown spend adds nothing
     */
    record Part(String health, String expansion, long accounts, BigDecimal spend) {}

    /** Accounts, and what they spend a month. */
    record Total(long accounts, BigDecimal spend) {}

    /**
     * An account that is healthy and spends less than it did, or is poor or critical and spends more.
     *
     * @param noticeBy the last day on which notice can be given
     * @param spend per month
     * @param spendBefore 84 days ago; null when it is not known
     * @param disagreement {@code healthy_but_contracting} or {@code unhealthy_but_expanding}
     */
    record Disagreement(
            String accountId,
            @Nullable String name,
            @Nullable String owner,
            @Nullable String segment,
            String state,
            @Nullable LocalDate noticeBy,
            BigDecimal score,
            String band,
            BigDecimal expansionScore,
            @Nullable BigDecimal spend,
            @Nullable BigDecimal spendBefore,
            String disagreement,
            String because) {}
}
