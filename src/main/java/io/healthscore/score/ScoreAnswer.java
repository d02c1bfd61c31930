package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score with the reason for every point, as {@code GET /accounts/{id}/score} answers it.
 *
 * @param asOf when it was computed: it changes with events and with the UTC day, never with the clock
 * @param score 0-100, two decimals: the override, else the least of {@code rawScore} and the caps that hold; null under a floor
 * @param displayScore on the model's own scale
 * @param coverage 0-1: the configured weight that is measured
 * @param reasons the caps that hold, then the metrics by points lost
 * @param plays what to do, at most three
 */
record ScoreAnswer(
        String accountId,
        Instant asOf,
        LocalDate day,
        @Nullable BigDecimal score,
        String band,
        @Nullable BigDecimal rawScore,
        @Nullable String displayScore,
        BigDecimal coverage,
        @Nullable String confidence,
        String state,
        Trend trend,
        Model model,
        List<Category> categories,
        List<Metric> metrics,
        List<Cap> caps,
        @Nullable Override override,
        List<String> flags,
        List<Reason> reasons,
        List<Play> plays,
        @Nullable Insufficient insufficient,
        Expansion expansion) {

    /** The version that it was computed with. */
    record Model(String key, int version) {}

    /** A group of metrics; its contribution is the sum of theirs. */
    record Category(String key, @Nullable BigDecimal score, BigDecimal weight, BigDecimal contribution) {}

    /**
     * One metric's part.
     *
     * @param status {@code measured}, {@code missing} or {@code stale}
     * @param score 0-100; null when it is left out
     * @param weight effective, 0-1; all weights sum to 1
     * @param contribution points; all contributions add up to {@code rawScore} to the hundredth
     */
    record Metric(
            String key,
            String category,
            String label,
            String status,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable BigDecimal score,
            BigDecimal weight,
            BigDecimal contribution,
            @Nullable Instant lastEventAt) {}

    /** A limit that holds, with its evidence. */
    record Cap(String key, BigDecimal atMost, String because) {}

    /** A person's own judgement in the score's place. */
    record Override(BigDecimal score, String reason, String author, Instant expiresAt) {}

    /** What costs points. */
    record Reason(String key, BigDecimal lost, String because) {}

    /** What to do, and what to write to the customer. */
    record Play(String key, String text) {}

    /** Why there is no score, and which types of events would bring one. */
    record Insufficient(String because, List<String> send) {}

    /** Readiness to grow, 0-100; ready means that the flag {@code expansion_ready} is up. */
    record Expansion(BigDecimal score, boolean ready) {}
}
