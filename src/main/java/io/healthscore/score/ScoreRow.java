package io.healthscore.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account's score as one flat row, for field mappings of CRM systems and for CSV.
 *
 * @param spend per month, in the deployment's currency
 * @param noticeBy the last day on which notice can be given
 * @param metrics metric scores 0-100 by metric key; only where asked for with {@code include=metrics}
 */
record ScoreRow(
        String accountId,
        @Nullable String name,
        Map<String, String> externalIds,
        @Nullable String segment,
        @Nullable String owner,
        String state,
        @Nullable BigDecimal score,
        @Nullable String displayScore,
        String band,
        List<String> flags,
        @Nullable BigDecimal change7d,
        @Nullable BigDecimal change30d,
        BigDecimal coverage,
        @Nullable String confidence,
        @Nullable BigDecimal expansionScore,
        @Nullable BigDecimal spend,
        @Nullable LocalDate noticeBy,
        boolean overridden,
        @Nullable String topReason,
        @Nullable String topPlay,
        String model,
        int modelVersion,
        @Nullable Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, BigDecimal> metrics) {}
