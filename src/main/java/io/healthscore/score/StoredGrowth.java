package io.healthscore.score;

import io.healthscore.scoring.Growth;
import io.healthscore.scoring.MetricScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is ready to grow, or nearly is, as it is stored beside its score.
 *
 * @param healthySince the first day of the unbroken healthy run; null when it is not healthy
 * @param evidence those that bring most points first
 * @param lacking a sentence each; empty when it is ready
 * @param plays for those that are ready
 */
public record StoredGrowth(
        @Nullable LocalDate healthySince, List<Signal> evidence, List<String> lacking, List<StoredPlay> plays) {

    /**
     * A metric that speaks for growth.
     *
     * @param signal the metric's key
     * @param value in the metric's unit; null when the model counts it though nothing was measured
     */
    public record Signal(String signal, @Nullable BigDecimal value, String because) {

        static Signal of(MetricScore metric) {
            return new Signal(metric.key(), Numbers.share(metric.value()), metric.because());
        }
    }

    static StoredGrowth of(DayScore day, Growth growth) {
        return new StoredGrowth(
                day.flags().healthySince(),
                growth.evidence().stream().map(Signal::of).toList(),
                growth.lacking(),
                day.playsToGrow().stream().map(StoredPlay::of).toList());
    }
}
