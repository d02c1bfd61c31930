package io.healthscore.insight;

import io.healthscore.score.StoredGrowth.Signal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growing account in a spreadsheet's row.
 *
 * @param evidence a sentence each
 * @param plays their keys, the best founded first
 * @param text what the first of them says
 */
record GrowingColumns(
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
        List<String> evidence,
        List<String> lacking,
        List<String> plays,
        @Nullable String text) {

    static GrowingColumns of(GrowingAccount account) {
        return new GrowingColumns(
                account.accountId(),
                account.name(),
                account.owner(),
                account.segment(),
                account.state(),
                account.noticeBy(),
                account.score(),
                account.spend(),
                account.healthySince(),
                account.expansionScore(),
                account.evidence().stream().map(Signal::because).toList(),
                account.lacking(),
                account.plays().stream().map(SuggestedPlay::key).toList(),
                account.plays().stream().map(SuggestedPlay::text).findFirst().orElse(null));
    }
}
