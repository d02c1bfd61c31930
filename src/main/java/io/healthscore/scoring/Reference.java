package io.healthscore.scoring;

import java.time.LocalDate;
import java.util.List;

/**
 * How a metric's values were spread over the accounts of a population on a day.
 *
 * @param accounts how many had a value
 * @param quantiles ascending, evenly spaced from the least value to the greatest, at least two; empty where fewer than
 *     {@value #ENOUGH} accounts had a value, which are too few to compare with
 */
public record Reference(LocalDate day, int accounts, List<Double> quantiles) {

    /** Fewer accounts are no population. */
    public static final int ENOUGH = 30;

    public Reference {
        quantiles = List.copyOf(quantiles);
        Check.that(accounts >= 0, "a reference's accounts must not be negative");
        Check.that(
                accounts < ENOUGH ? quantiles.isEmpty() : quantiles.size() >= 2,
                "a reference has quantiles if it has at least " + ENOUGH + " accounts");
        Check.that(
                quantiles.equals(quantiles.stream().sorted().toList()),
                "a reference's quantiles must be in ascending order");
    }

    public boolean isEnough() {
        return accounts >= ENOUGH;
    }
}
