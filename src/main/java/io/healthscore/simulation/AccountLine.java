package io.healthscore.simulation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account in a preview that is read line by line.
 *
 * @param before 0 to 100, two decimals; null where there is no score; so {@code after} and then {@code change}
 * @param displayBefore on the scale of the version that applies; {@code displayAfter} on that of the previewed one
 * @param from the band before
 * @param to the band after
 * @param model the key of the model that would score it
 * @param spend a month; null if nobody ever said
 */
record AccountLine(
        String accountId,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        @Nullable String displayBefore,
        @Nullable String displayAfter,
        @Nullable BigDecimal change,
        String from,
        String to,
        String model,
        @Nullable BigDecimal spend,
        boolean improvedOnlyByMissingData,
        List<DriverLine> drivers) {

    static AccountLine of(Comparison comparison) {
        return new AccountLine(
                comparison.accountId(),
                comparison.before().score(),
                comparison.after().score(),
                comparison.before().displayScore(),
                comparison.after().displayScore(),
                comparison.change(),
                comparison.before().band().word(),
                comparison.after().band().word(),
                comparison.after().version().key(),
                comparison.spend(),
                comparison.isImprovedOnlyByMissingData(),
                DriverLine.of(comparison));
    }
}
