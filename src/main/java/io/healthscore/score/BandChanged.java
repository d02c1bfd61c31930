package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account's live score moved to another band. Published once, in the transaction that stored it; recalculated and
 * past scores never are.
 *
 * @param revision the account's revision that brought it
 */
public record BandChanged(
        String accountId,
        LocalDate day,
        Instant at,
        String fromBand,
        String toBand,
        @Nullable BigDecimal fromScore,
        @Nullable BigDecimal toScore,
        String model,
        int modelVersion,
        long revision) {}
