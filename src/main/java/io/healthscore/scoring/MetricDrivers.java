package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What each metric did between two days, under one version.
 *
 * <p>Where the same metrics count on both days, a metric's driver is its contribution on the one less that on the other,
 * as both are printed; only where a metric did not move and rounding did, its hundredth goes to one that moved.
 *
 * <p>Where a metric went missing, its weight goes to all others, and where one came back, theirs go to it. That is not
 * the others' doing. So a metric that counts on both days is held to its weight on the from day: its driver is
 * w<sub>from</sub> × (score<sub>to</sub> − score<sub>from</sub>). With m the weighted mean of those metrics' scores on the
 * to day, one that went missing has −w<sub>from</sub> × (score<sub>from</sub> − m): by how much it had raised or lowered
 * the mean of those that stayed. One that came back has w<sub>to</sub> × (score<sub>to</sub> − m).
 *
 * <p>This adds up exactly, and favours no order: taking the missing ones out of a mean of the steady ones' new scores and
 * the missing ones' old ones leaves m, and putting the new ones in makes it the to day's raw score. The parts of missing and
 * new ones come to {@link DataShift}, caps aside. Where no metric counts on both days, m is 0: plain contributions.
 */
record MetricDrivers(List<MetricScore> from, List<MetricScore> to) {

    private static final double NOTHING = 1e-9;

    /** They add up to the difference of the raw scores; both have a rating. */
    static List<Driver> between(Score from, Score to) {
        double change = to.rating().orElseThrow().rawScore()
                - from.rating().orElseThrow().rawScore();
        return new MetricDrivers(from.metrics(), to.metrics()).drivers(change);
    }

    private List<Driver> drivers(double change) {
        var exact = new double[to.size()];
        var near = new double[to.size()];
        double mean = meanOfTheSteady();
        for (int i = 0; i < exact.length; i++) {
            MetricScore before = from.get(i);
            MetricScore after = to.get(i);
            double move = move(before, after, mean);
            exact[i] = Math.abs(move) < NOTHING ? 0 : move;
            double shifted = move - (after.contribution() - before.contribution());
            near[i] = exact[i] == 0 ? 0 : after.printed() - before.printed() + shifted;
        }
        double[] printed = Apportionment.near(near, exact, change);
        var drivers = new ArrayList<Driver>(printed.length);
        for (int i = 0; i < printed.length; i++) {
            drivers.add(driver(from.get(i), to.get(i), printed[i]));
        }
        return drivers;
    }

    private static double move(MetricScore before, MetricScore after, double mean) {
        if (before.score().isEmpty()) {
            return after.score().isEmpty() ? 0 : after.weight() * (after.score().getAsDouble() - mean);
        }
        double score = after.score().orElse(mean);
        return before.weight() * (score - before.score().getAsDouble());
    }

    /** Of the metrics that count on both days, as they are on the to day. */
    private double meanOfTheSteady() {
        double weight = 0;
        double contribution = 0;
        for (int i = 0; i < to.size(); i++) {
            if (from.get(i).score().isPresent() && to.get(i).score().isPresent()) {
                weight += to.get(i).weight();
                contribution += to.get(i).contribution();
            }
        }
        return weight == 0 ? 0 : contribution / weight;
    }

    private static Driver driver(MetricScore before, MetricScore after, double change) {
        return new Driver(
                Driver.Kind.METRIC,
                after.key(),
                change,
                Side.of(before),
                Side.of(after),
                MetricMove.of(before, after).sentence());
    }
}
