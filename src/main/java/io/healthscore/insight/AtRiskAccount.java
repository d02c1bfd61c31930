package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that is flagged {@code at_risk}, with what there is to lose and what to do.
 *
 * @param noticeBy the last day on which notice can be given
 * @param spend per month
 * @param atStake per month: spend x (100 - score) / 100 x (1 + points lost within 30 days / 100), at most the spend;
 *     null when spend or score is unknown
 * @param since the first day of the alarm
 * @param lastTouch when anybody last recorded a touchpoint
 * @param reasons as in the account's score
 */
record AtRiskAccount(
        String accountId,
        @Nullable String name,
        @Nullable String owner,
        @Nullable String segment,
        String state,
        @Nullable LocalDate noticeBy,
        @Nullable BigDecimal score,
        String band,
        @Nullable BigDecimal change30d,
        @Nullable BigDecimal spend,
        @Nullable BigDecimal atStake,
        @Nullable LocalDate since,
        @Nullable Instant lastTouch,
        List<Reason> reasons,
        List<SuggestedPlay> plays) {}
