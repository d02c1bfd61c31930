package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the changes feed: a {@link ScoreRow}, or an account that is there no more, of which nothing else is told.
 *
 * @param changedAt when the score changed, or the account was deleted
 * @param deleted the account was erased, or is excluded from all lists now
 */
record ChangedRow(
        String accountId,
        @Nullable String name,
        Map<String, String> externalIds,
        @Nullable String segment,
        @Nullable String owner,
        @Nullable String state,
        @Nullable BigDecimal score,
        @Nullable String displayScore,
        @Nullable String band,
        List<String> flags,
        @Nullable BigDecimal change7d,
        @Nullable BigDecimal change30d,
        @Nullable BigDecimal coverage,
        @Nullable String confidence,
        @Nullable BigDecimal expansionScore,
        @Nullable BigDecimal spend,
        @Nullable LocalDate noticeBy,
        @Nullable Boolean overridden,
        @Nullable String topReason,
        @Nullable String topPlay,
        @Nullable String model,
        @Nullable Integer modelVersion,
        Instant changedAt,
        boolean deleted) {

    static ChangedRow deleted(String accountId, Instant at) {
        return new ChangedRow(
                accountId, null, Map.of(), null, null, null, null, null, null, List.of(), null, null, null, null, null,
                null, null, null, null, null, null, null, at, true);
    }

    static ChangedRow of(ScoreRow row, Instant changedAt) {
        return new ChangedRow(
                row.accountId(),
                row.name(),
                row.externalIds(),
                row.segment(),
                row.owner(),
                row.state(),
                row.score(),
                row.displayScore(),
                row.band(),
                row.flags(),
                row.change7d(),
                row.change30d(),
                row.coverage(),
                row.confidence(),
                row.expansionScore(),
                row.spend(),
                row.noticeBy(),
                row.overridden(),
                row.topReason(),
                row.topPlay(),
                row.model(),
                row.modelVersion(),
                changedAt,
                false);
    }
}
