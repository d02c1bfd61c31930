package io.healthscore.insight;

import io.healthscore.score.StoredGrowth.Signal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that is ready to grow, or nearly.
 *
 * @param noticeBy the last day on which notice can be given
 * @param spend per month
 * @param healthySince the first day of the unbroken healthy run; null when it is not healthy
 * @param expansionScore 0-100
 * @param evidence the signals that bring points, those that bring most first
 * @param lacking what keeps it from being ready, a sentence each; empty when it is
 * @param plays none for those that are not ready
 */
record GrowingAccount(
        String accountId,
        @Nullable String name,
        @Nullable String owner,
        @Nullable String segment,
        String state,
        @Nullable LocalDate noticeBy,
        @Nullable BigDecimal score,
        @Nullable BigDecimal spend,
        @Nullable LocalDate healthySince,
        BigDecimal expansionScore,
        List<Signal> evidence,
        List<String> lacking,
        List<SuggestedPlay> plays) {}
