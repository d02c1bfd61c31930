package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a score moved, in parts that add up to the move, to the hundredth.
 *
 * <p>A score is a raw score, less what caps take, replaced by an override. So a move from one day to another has four
 * kinds of parts:
 * <ul>
 *   <li>{@code model}: raw(to version, from day) - raw(from version, from day)
 *   <li>{@code metric}: contribution(to day) - contribution(from day), both under the to version; see
 *       {@link MetricDrivers} for metrics that went missing or came back
 *   <li>{@code cap}: what caps take on the to day, less what they took on the from day
 *   <li>{@code override}: the same for the override in force
 * </ul>
 *
 * @param change points, two decimals: the sum of the drivers' changes
 * @param drivers the largest first
 */
public record Explanation(double change, List<Driver> drivers) {

    private static final Comparator<Driver> LARGEST_FIRST = Comparator.comparingDouble(
                    (Driver driver) -> Math.abs(driver.change()))
            .reversed();

    public Explanation {
        drivers = List.copyOf(drivers);
    }

    /**
     * Why the score moved between two days or versions. Where an override stands over too little data, the move is the
     * override's; where the from day has no score under the to version, behaviour and model can't be told apart, and the
     * move is the model's.
     *
     * @param bridge the from day's score under the to version
     * @return empty where either has no score
     */
    public static Optional<Explanation> of(Standing from, Score bridge, Standing to) {
        if (from.points().isEmpty() || to.points().isEmpty()) {
            return Optional.empty();
        }
        double change =
                Words.hundredths(to.points().getAsDouble() - from.points().getAsDouble());
        var drivers = new ArrayList<Driver>();
        if (from.score().rating().isPresent() && to.score().rating().isPresent()) {
            drivers.addAll(ModelDriver.of(from, bridge, to));
            if (bridge.rating().isPresent()) {
                drivers.addAll(MetricDrivers.between(bridge, to.score()));
            }
            drivers.addAll(CapDrivers.between(from.score(), to.score()));
        }
        drivers.addAll(OverrideDriver.of(from, to, Words.hundredths(change - sum(drivers))));
        return Optional.of(of(change, drivers));
    }

    /**
     * What another model, or another version, makes of the same day, metric by metric; see {@link ReweighedMetrics}.
     * Overrides play no part.
     *
     * @return empty where either has no score
     */
    public static Optional<Explanation> ofModels(Score before, Score after) {
        if (before.rating().isEmpty() || after.rating().isEmpty()) {
            return Optional.empty();
        }
        var drivers = new ArrayList<>(ReweighedMetrics.between(before, after));
        drivers.addAll(CapDrivers.between(before, after));
        double change = Words.hundredths(
                after.rating().get().score() - before.rating().get().score());
        return Optional.of(of(change, drivers));
    }

    private static Explanation of(double change, List<Driver> drivers) {
        return new Explanation(
                change,
                drivers.stream()
                        .filter(driver -> driver.change() != 0)
                        .sorted(LARGEST_FIRST)
                        .toList());
    }

    private static double sum(List<Driver> drivers) {
        return drivers.stream().mapToDouble(Driver::change).sum();
    }
}
