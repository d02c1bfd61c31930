package io.healthscore.insight;

import io.healthscore.insight.Adoption.Course;
import io.healthscore.insight.Adoption.FirstUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.jspecify.annotations.Nullable;

/** Accounts that took something up, each beside one that did not: difference in differences over the pairs. Pure. */
record Pairs(List<Pair> pairs) {

    private static final int DECIMALS = 2;
    private static final int CHANCES = 6;

    /**
     * The outcome of an account before, at the start and after; NaN where it has none.
     *
     * @param left whether it has no score any more after; one that has need not have the outcome
     */
    record Path(double before, double start, double after, boolean left) {

        boolean isWhole() {
            return !Double.isNaN(before) && !Double.isNaN(start) && !Double.isNaN(after);
        }
    }

    record Pair(Path adopter, Path other) {

        double gain() {
            return adopter.after - adopter.start - (other.after - other.start);
        }

        double gainBefore() {
            return adopter.start - adopter.before - (other.start - other.before);
        }
    }

    /** Whether so many pairs have the outcome on all days that they tell something. */
    boolean isEnough() {
        return whole().pairs.size() >= Contrast.LEAST;
    }

    private Pairs whole() {
        return new Pairs(pairs.stream()
                .filter(pair -> pair.adopter.isWhole() && pair.other.isWhole())
                .toList());
    }

    FirstUse firstUse(AdoptionDays days, long adopters) {
        var whole = whole();
        var gain = isEnough() ? whole.mean(Pair::gain) : null;
        return new FirstUse(
                days.firstUseFrom(),
                days.firstUseTo(),
                adopters,
                whole.pairs.size(),
                pairs.stream().filter(pair -> pair.adopter.left).count(),
                pairs.stream().filter(pair -> pair.other.left).count(),
                gain == null ? null : whole.course(Pair::adopter),
                gain == null ? null : whole.course(Pair::other),
                gain == null ? null : points(gain.value()),
                gain == null ? null : List.of(points(gain.low()), points(gain.high())),
                gain == null ? null : FeatureRow.rounded(gain.p(), CHANCES),
                gain == null ? null : points(whole.mean(Pair::gainBefore).value()),
                verdict(gain).words());
    }

    private static Verdict verdict(@Nullable Estimate gain) {
        return gain == null ? Verdict.TOO_FEW : Verdict.of(gain.value(), gain.p());
    }

    private Estimate mean(ToDoubleFunction<Pair> number) {
        var statistics = new StreamingStatistics();
        pairs.forEach(pair -> statistics.addValue(number.applyAsDouble(pair)));
        double error = statistics.getStandardDeviation() / Math.sqrt(pairs.size());
        return new Estimate(statistics.getMean(), error, pairs.size() - 1);
    }

    private Course course(Function<Pair, Path> side) {
        return new Course(
                points(mean(pair -> side.apply(pair).before).value()),
                points(mean(pair -> side.apply(pair).start).value()),
                points(mean(pair -> side.apply(pair).after).value()));
    }

    private static BigDecimal points(double points) {
        return BigDecimal.valueOf(points).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
