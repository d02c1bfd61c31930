package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account at risk in a spreadsheet's row.
 *
 * @param reasons a sentence each
 * @param plays their keys, the most urgent first
 * @param text what the first of them says
 */
record AtRiskColumns(
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
        List<String> reasons,
        List<String> plays,
        @Nullable String text) {

    static AtRiskColumns of(AtRiskAccount account) {
        return new AtRiskColumns(
                account.accountId(),
                account.name(),
                account.owner(),
                account.segment(),
                account.state(),
                account.noticeBy(),
                account.score(),
                account.band(),
                account.change30d(),
                account.spend(),
                account.atStake(),
                account.since(),
                account.lastTouch(),
                account.reasons().stream().map(Reason::because).toList(),
                account.plays().stream().map(SuggestedPlay::key).toList(),
                account.plays().stream().map(SuggestedPlay::text).findFirst().orElse(null));
    }
}
