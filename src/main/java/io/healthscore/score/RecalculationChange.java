package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One closed day that a recalculation made say something else.
 *
 * @param from what it said before
 * @param to what it said then; a later restatement may have changed it again
 */
record RecalculationChange(String accountId, LocalDate day, Instant changedAt, Said from, Said to) {

    /**
     * What a closing says.
     *
     * @param displayScore on its version's own scale
     */
    record Said(
            @Nullable BigDecimal score,
            @Nullable BigDecimal rawScore,
            @Nullable String displayScore,
            String band,
            ScoreAnswer.Model model) {}
}
