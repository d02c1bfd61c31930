package io.healthscore.insight;

import io.healthscore.insight.MetricRow.Quantiles;
import io.healthscore.model.ModelVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.StorelessCovariance;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.util.ResizableDoubleArray;
import org.jspecify.annotations.Nullable;

/** Sums up what one model version's metrics say of its accounts. Pure. */
final class MetricFigures {

    private static final int DECIMALS = 6;
    private static final int POINTS = 2;
    private static final int SHARES = 4;

    /** Variances below it are of rounding only. */
    private static final double NOTHING = 1e-9;

    private final ModelVersion version;
    private final List<Figures> metrics = new ArrayList<>();
    private long accounts;

    MetricFigures(ModelVersion version) {
        this.version = version;
        version.model().metrics().forEach(metric -> metrics.add(new Figures()));
    }

    /**
     * An account.
     *
     * @param parts in the order of the version's metrics
     * @param rawScore what their contributions add up to; NaN where there is no score
     */
    void add(List<Part> parts, double rawScore) {
        accounts++;
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).add(parts.get(i), rawScore);
        }
    }

    /** In the order of the version's metrics. */
    List<MetricRow> rows() {
        var shares = version.model().shares();
        return IntStream.range(0, shares.length)
                .mapToObj(i -> row(i, shares[i]))
                .toList();
    }

    private MetricRow row(int i, double share) {
        var metric = version.model().metrics().get(i);
        var figures = metrics.get(i);
        return new MetricRow(
                version.key(),
                version.version(),
                metric.key(),
                metric.label(),
                metric.category(),
                metric.unit().isEmpty() ? null : metric.unit(),
                BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_UP),
                accounts,
                part(figures, Status.MEASURED),
                part(figures, Status.MISSING),
                part(figures, Status.STALE),
                quantiles(figures.values, DECIMALS),
                quantiles(figures.scores, POINTS),
                FeatureRow.rounded(figures.contributions.getMean(), POINTS),
                figures.spreadExplained());
    }

    private @Nullable BigDecimal part(Figures figures, Status status) {
        return accounts == 0
                ? null
                : FeatureRow.rounded((double) figures.counts.getOrDefault(status, 0L) / accounts, SHARES);
    }

    private static Quantiles quantiles(ResizableDoubleArray numbers, int decimals) {
        var percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(numbers.getElements());
        return new Quantiles(
                quantile(percentile, 10, decimals),
                quantile(percentile, 25, decimals),
                quantile(percentile, 50, decimals),
                quantile(percentile, 75, decimals),
                quantile(percentile, 90, decimals));
    }

    private static @Nullable BigDecimal quantile(Percentile percentile, double percent, int decimals) {
        var rounded = FeatureRow.rounded(percentile.evaluate(percent), decimals);
        var bare = rounded == null ? null : rounded.stripTrailingZeros();
        return bare != null && bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    enum Status {
        MEASURED,
        MISSING,
        STALE
    }

    /** What an account's score says of a metric; value, score and contribution are NaN where it has none. */
    record Part(Status status, double value, double score, double contribution) {}

    private static final class Figures {
        private final Map<Status, Long> counts = new EnumMap<>(Status.class);
        private final ResizableDoubleArray values = new ResizableDoubleArray();
        private final ResizableDoubleArray scores = new ResizableDoubleArray();
        private final StreamingStatistics contributions = new StreamingStatistics();
        private final StreamingStatistics rawScores = new StreamingStatistics();
        private final StorelessCovariance covariance = new StorelessCovariance(2);

        void add(Part part, double rawScore) {
            counts.merge(part.status, 1L, Long::sum);
            if (!Double.isNaN(part.value)) {
                values.addElement(part.value);
            }
            if (!Double.isNaN(part.score)) {
                scores.addElement(part.score);
            }
            if (!Double.isNaN(rawScore)) {
                contributions.addValue(part.contribution);
                rawScores.addValue(rawScore);
                covariance.increment(new double[] {part.contribution, rawScore});
            }
        }

        @Nullable
        BigDecimal spreadExplained() {
            if (rawScores.getN() < 2 || rawScores.getVariance() < NOTHING) {
                return null;
            }
            return FeatureRow.rounded(covariance.getCovariance(0, 1) / rawScores.getVariance(), DECIMALS);
        }
    }
}
