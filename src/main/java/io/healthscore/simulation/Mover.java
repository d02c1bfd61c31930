package io.healthscore.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account whose score a version would move.
 *
 * @param drivers add up to the change
 */
record Mover(
        String accountId,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        BigDecimal change,
        List<DriverLine> drivers) {

    static Mover of(Comparison comparison) {
        return new Mover(
                comparison.accountId(),
                comparison.before().score(),
                comparison.after().score(),
                Objects.requireNonNull(comparison.change()),
                DriverLine.of(comparison));
    }
}
