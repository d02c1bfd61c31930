package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that have their band in common, and the bands they were in before.
 *
 * @param week the band of 7 days ago; null when they were not in the portfolio then
 * @param month likewise of 30 days ago
 * @param coverage summed up over those with a score
 * @param scores how many have each score; none for those without one
 */
record Group(
        Bands bands,
        long accounts,
        BigDecimal spend,
        long unregistered,
        BigDecimal coverage,
        Due due,
        Map<BigDecimal, Long> scores,
        @Nullable Instant computedAt) {

    record Bands(
            boolean churned,
            String now,
            @Nullable String week,
            @Nullable String month) {}

    record Due(long accounts, BigDecimal spend) {}
}
