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
 * @param byModel whether only another version of the model did it: under the former one the account would still be in its
 *     band. That is no behaviour of the customer's, and nobody is alarmed by it
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
        long revision,
        boolean byModel) {}
