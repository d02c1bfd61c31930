package io.healthscore.scoring;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a metric's values were spread over the accounts of a population on a day. Its score is the percentage of accounts
 * at or under a value, those with the same value counted half, with straight lines between and flat outside.
 *
 * @param quantiles at least two, ascending, evenly spaced from the least value to the greatest
 * @param lowIsBest whether a low value ranks high
 */
public record Reference(List<Double> quantiles, LocalDate day, int accounts, boolean lowIsBest) implements Curve {

    public Reference {
        quantiles = List.copyOf(quantiles);
        Check.that(quantiles.size() >= 2, "a reference needs at least two quantiles");
        Check.that(
                quantiles.equals(quantiles.stream().sorted().toList()),
                "a reference's quantiles must be in ascending order");
    }

    @Override
    public double apply(double value) {
        double rank = 100 * rank(value) / (quantiles.size() - 1);
        return lowIsBest ? 100 - rank : rank;
    }

    @Override
    public Optional<Full> full() {
        return Optional.empty();
    }

    private double rank(double value) {
        int last = quantiles.size() - 1;
        double inside = Math.max(quantiles.get(0), Math.min(quantiles.get(last), value));
        int found = Collections.binarySearch(quantiles, inside);
        if (found >= 0) {
            return middle(quantiles.get(found));
        }
        double left = quantiles.get(-2 - found);
        double right = quantiles.get(-1 - found);
        return middle(left) + (middle(right) - middle(left)) * (inside - left) / (right - left);
    }

    private double middle(double value) {
        return (quantiles.indexOf(value) + quantiles.lastIndexOf(value)) / 2.0;
    }
}
