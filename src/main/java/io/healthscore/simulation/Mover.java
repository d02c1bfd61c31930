package io.healthscore.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account whose score a version would move.
 *
 * @param displayBefore on the scale of the version that applies; {@code displayAfter} on that of the previewed one
 * @param drivers add up to the change
 */
record Mover(
        String accountId,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        @Nullable String displayBefore,
        @Nullable String displayAfter,
        BigDecimal change,
        List<DriverLine> drivers) {

    static Mover of(Comparison comparison) {
        return new Mover(
                comparison.accountId(),
                comparison.before().score(),
                comparison.after().score(),
                comparison.before().displayScore(),
                comparison.after().displayScore(),
                Objects.requireNonNull(comparison.change()),
                DriverLine.of(comparison));
    }
}
