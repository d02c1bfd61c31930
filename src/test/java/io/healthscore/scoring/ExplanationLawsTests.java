package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every explanation, whoever the account is, whatever the models and days. */
class ExplanationLawsTests {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void driversAddUpForRandomModelsDaysAndData(long seed) {
        var random = new Random(seed);
        Customer customer = RandomCustomer.of(seed);
        ScoringModel other = reweighed(random);
        for (int pair = 0; pair < 8; pair++) {
            LocalDate first = daysAgo(random.nextInt(200));
            LocalDate second = daysAgo(random.nextInt(200));
            Standing from = standing(random.nextBoolean() ? MODEL : other, customer, first, override(random));
            Standing to = standing(random.nextBoolean() ? MODEL : other, customer, second, override(random));
            Score bridge = customer.score(to.version() == 1 ? MODEL : other, first);

            Explanation.of(from, bridge, to).ifPresent(explanation -> addsUp(explanation, from, to));
            Explanation.ofModels(from.score(), bridge)
                    .ifPresent(explanation -> assertThat(hundredths(explanation.drivers()))
                            .isEqualTo(Math.round(explanation.change() * 100)));
        }
    }

    private static void addsUp(Explanation explanation, Standing from, Standing to) {
        double change = to.points().orElseThrow() - from.points().orElseThrow();
        assertThat(explanation.change()).isCloseTo(change, within(1e-9));
        assertThat(hundredths(explanation.drivers())).isEqualTo(Math.round(change * 100));
        assertThat(explanation.drivers()).allSatisfy(driver -> {
            assertThat(driver.change()).isNotZero();
            assertThat(driver.because()).isNotBlank().doesNotContain("NaN", "still");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aMetricThatDidNotMoveIsNoDriverAndTheOthersStayWithinACentOfTheirContributions(long seed) {
        Customer customer = RandomCustomer.of(seed);
        Score from = customer.score(MODEL, daysAgo(31));
        Score to = customer.score(MODEL, daysAgo(1));
        if (from.rating().isEmpty() || to.rating().isEmpty()) {
            return;
        }

        List<Driver> drivers = MetricDrivers.between(from, to);

        boolean sameMetrics = true;
        for (int i = 0; i < drivers.size(); i++) {
            MetricScore was = from.metrics().get(i);
            MetricScore is = to.metrics().get(i);
            sameMetrics &= was.score().isPresent() == is.score().isPresent();
            if (was.score().equals(is.score())) {
                assertThat(drivers.get(i).change()).as(is.key()).isZero();
            }
        }
        for (int i = 0; sameMetrics && i < drivers.size(); i++) {
            double contributed =
                    to.metrics().get(i).contribution() - from.metrics().get(i).contribution();
            assertThat(drivers.get(i).change()).isCloseTo(contributed, within(0.03));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameDayAndVersionHasNoDriversAndAnotherVersionNoMetric(long seed) {
        var random = new Random(seed);
        Customer customer = RandomCustomer.of(seed);
        LocalDate day = daysAgo(random.nextInt(100));
        ScoringModel other = Models.capped(reweighed(random));
        ScoringModel uncapped = Models.capped(MODEL);
        Standing one = standing(uncapped, customer, day, null);
        Standing two = new Standing("default", 2, customer.score(other, day), null);

        Explanation.of(one, one.score(), one)
                .ifPresent(explanation -> assertThat(explanation.drivers()).isEmpty());
        Explanation.of(one, two.score(), two)
                .ifPresent(explanation -> assertThat(explanation.drivers())
                        .extracting(Driver::kind)
                        .allMatch(Driver.Kind.MODEL::equals)
                        .hasSizeLessThan(2));
    }

    private static Standing standing(
            ScoringModel model, Customer customer, LocalDate day, @Nullable ScoreOverride override) {
        return new Standing("default", model == MODEL ? 1 : 2, customer.score(model, day), override);
    }

    private static @Nullable ScoreOverride override(Random random) {
        return random.nextInt(4) == 0 ? new ScoreOverride(random.nextInt(10_001) / 100.0, "because", "jo") : null;
    }

    /** The default model with other weights, and without some of its metrics. */
    private static ScoringModel reweighed(Random random) {
        return new ScoringModel(
                MODEL.key(),
                MODEL.appliesTo(),
                MODEL.grading(),
                MODEL.floors(),
                MODEL.categories(),
                MODEL.metrics().stream()
                        .filter(metric -> metric.weight() >= 2 || random.nextInt(5) > 0)
                        .map(metric -> new Metric(
                                metric.key(),
                                metric.label(),
                                metric.unit(),
                                metric.category(),
                                metric.weight() * (0.2 + random.nextDouble() * 3),
                                metric.value(),
                                metric.normalization(),
                                metric.absence()))
                        .toList(),
                MODEL.caps(),
                MODEL.flags(),
                MODEL.expansion(),
                MODEL.plays());
    }

    private static long hundredths(List<Driver> drivers) {
        return Math.round(drivers.stream().mapToDouble(Driver::change).sum() * 100);
    }
}
