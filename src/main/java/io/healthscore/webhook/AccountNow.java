package io.healthscore.webhook;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands now, as far as messages tell. Its fields are those of a row of {@code GET /api/v1/scores}.
 *
 * @param score 0 to 100; null for too little data
 * @param change7d points, without what a model's new version did
 * @param overridden whether a person's judgement stands in the place of a score that {@code change7d} compares
 * @param spend monthly
 */
record AccountNow(
        String accountId,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String owner,
        @Nullable BigDecimal score,
        String band,
        boolean atRisk,
        boolean expansionReady,
        @Nullable BigDecimal change7d,
        @Nullable BigDecimal change30d,
        boolean overridden,
        @Nullable BigDecimal spend,
        @Nullable LocalDate noticeBy,
        @Nullable BigDecimal expansionScore,
        @Nullable String topReason,
        @Nullable String topPlay,
        String model,
        int modelVersion) {}
