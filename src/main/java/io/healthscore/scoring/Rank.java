package io.healthscore.scoring;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The percentage of a reference's accounts at or under a value, those with the same value counted half, with straight
 * lines between and flat outside.
 *
 * @param reference of enough accounts
 * @param lowIsBest whether a low value ranks high
 */
record Rank(Reference reference, boolean lowIsBest) implements Curve {

    Rank {
        Check.that(reference.isEnough(), "a rank needs a reference of enough accounts");
    }

    @Override
    public double apply(double value) {
        List<Double> quantiles = reference.quantiles();
        double rank = 100 * position(quantiles, value) / (quantiles.size() - 1);
        return lowIsBest ? 100 - rank : rank;
    }

    @Override
    public Optional<Full> full() {
        return Optional.empty();
    }

    @Override
    public boolean rises() {
        return !lowIsBest;
    }

    @Override
    public boolean falls() {
        return lowIsBest;
    }

    private static double position(List<Double> quantiles, double value) {
        int last = quantiles.size() - 1;
        double inside = Math.max(quantiles.get(0), Math.min(quantiles.get(last), value));
        int found = Collections.binarySearch(quantiles, inside);
        if (found >= 0) {
            return middle(quantiles, quantiles.get(found));
        }
        double left = quantiles.get(-2 - found);
        double right = quantiles.get(-1 - found);
        double from = middle(quantiles, left);
        return from + (middle(quantiles, right) - from) * (inside - left) / (right - left);
    }

    private static double middle(List<Double> quantiles, double value) {
        return (quantiles.indexOf(value) + quantiles.lastIndexOf(value)) / 2.0;
    }
}
