package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.insight.MetricFigures.Part;
import io.healthscore.insight.MetricFigures.Status;
import io.healthscore.model.DefaultModel;
import io.healthscore.model.ModelVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under the default model. */
class MetricFiguresTests {

    private static final ModelVersion VERSION = new ModelVersion("default", 1, DefaultModel.MODEL);
    private static final int METRICS = VERSION.model().metrics().size();

    /** Whatever the contributions are: they add up to the raw score, so their covariances add up to its variance. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void explainsTheWholeSpreadOnce(long seed) {
        var random = new Random(seed);
        var figures = new MetricFigures(VERSION);
        for (int account = 0; account < 200; account++) {
            var parts = new ArrayList<Part>();
            double raw = 0;
            for (int metric = 0; metric < METRICS; metric++) {
                double contribution = random.nextInt(3) == 0 ? 0 : random.nextInt(625) / 100.0;
                raw += contribution;
                parts.add(new Part(Status.MEASURED, 1, 50, contribution));
            }
            figures.add(parts, raw);
        }

        var explained = figures.rows().stream()
                .flatMap(row -> Stream.ofNullable(row.spreadExplained()))
                .mapToDouble(BigDecimal::doubleValue)
                .sum();

        assertThat(explained).isCloseTo(1, within(1e-6 * METRICS));
    }

    /** The first metric of eight accounts: 0 to 5 measured, one missing, one stale; R's quantiles of type 7. */
    @Test
    void countsAndOrdersWhatIsThere() {
        var figures = new MetricFigures(VERSION);
        for (int i = 0; i < 6; i++) {
            figures.add(parts(new Part(Status.MEASURED, i, 20 * i, i)), i);
        }
        figures.add(parts(new Part(Status.MISSING, Double.NaN, Double.NaN, 0)), Double.NaN);
        figures.add(parts(new Part(Status.STALE, Double.NaN, Double.NaN, 0)), Double.NaN);

        var row = figures.rows().get(0);

        assertThat(row.accounts()).isEqualTo(8);
        assertThat(row.measured()).isEqualByComparingTo("0.75");
        assertThat(row.missing()).isEqualByComparingTo("0.125");
        assertThat(row.stale()).isEqualByComparingTo("0.125");
        assertThat(row.value()).hasToString("Quantiles[p10=0.5, p25=1.25, p50=2.5, p75=3.75, p90=4.5]");
        assertThat(row.score().p90()).hasToString("90");
        assertThat(row.meanContribution()).isEqualByComparingTo("2.5");
        assertThat(row.spreadExplained()).isEqualByComparingTo("1");
        assertThat(figures.rows().get(1).spreadExplained()).isEqualByComparingTo("0");
    }

    @Test
    void saysNothingOfASpreadThatIsNotThere() {
        var figures = new MetricFigures(VERSION);
        figures.add(parts(new Part(Status.MEASURED, 1, 100, 5)), 5);
        figures.add(parts(new Part(Status.MEASURED, 1, 100, 5)), 5);

        assertThat(figures.rows()).allMatch(row -> row.spreadExplained() == null);
        assertThat(figures.rows().get(1).value().p50()).isNull();
    }

    private static ArrayList<Part> parts(Part first) {
        var parts = new ArrayList<Part>();
        parts.add(first);
        for (int metric = 1; metric < METRICS; metric++) {
            parts.add(new Part(Status.MISSING, Double.NaN, Double.NaN, 0));
        }
        return parts;
    }
}
