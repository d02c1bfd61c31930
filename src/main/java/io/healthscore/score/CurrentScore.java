package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A freshly computed score, ready to replace the stored one.
 *
 * @param overrideUntil when the override that it is expires; null without one
 * @param row as lists show it; name, owner and the like are left to the account's own record
 * @param findings what insight lists of the account beside its row
 * @param answer the JSON that {@code GET /accounts/{id}/score} answers
 */
record CurrentScore(
        Basis basis,
        @Nullable LocalDate historyFrom,
        @Nullable Instant overrideUntil,
        Instant computedAt,
        Instant changedAt,
        ScoreRow row,
        @Nullable BigDecimal rawScore,
        @Nullable String direction,
        Findings.Written findings,
        String answer) {

    String accountId() {
        return row.accountId();
    }

    CurrentScore changedAt(Instant earlier) {
        return new CurrentScore(
                basis, historyFrom, overrideUntil, computedAt, earlier, row, rawScore, direction, findings, answer);
    }
}
