package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.signal.SignalReach;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every score under the default model, whoever the account is. */
class ScoreLawsTests {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNumberLiesWithinItsBoundsAndAddsUp(long seed) {
        Score score = RandomCustomer.of(seed).score(MODEL);

        assertThat(score.coverage()).isBetween(0.0, 1.0);
        assertThat(score.expansion().score()).isBetween(0.0, 100.0);
        assertThat(score.rating().isPresent()).isNotEqualTo(score.insufficient().isPresent());
        assertThat(score.metrics()).allSatisfy(metric -> {
            assertThat(metric.measurement().value()).isFinite();
            assertThat(metric.score().orElse(0)).isBetween(0.0, 100.0);
            assertThat(metric.because()).isNotBlank().doesNotContain("NaN");
        });
        assertThat(score.caps()).allSatisfy(cap -> {
            assertThat(cap.atMost()).isBetween(0.0, 100.0);
            assertThat(cap.because()).isNotBlank().doesNotContain("NaN");
        });
        score.rating().ifPresent(rating -> addsUp(score, rating));
    }

    private static void addsUp(Score score, Rating rating) {
        assertThat(rating.score()).isBetween(0.0, 100.0).isLessThanOrEqualTo(rating.rawScore());
        assertThat(rating.band()).isEqualTo(MODEL.grading().band(rating.score()));
        assertThat(sum(score.metrics().stream().map(MetricScore::weight).toList()))
                .isCloseTo(1, within(1e-12));
        assertThat(hundredths(score.metrics().stream().map(MetricScore::printed).toList()))
                .isEqualTo(Math.round(rating.rawScore() * 100));
        assertThat(hundredths(score.categories().stream()
                        .map(CategoryScore::contribution)
                        .toList()))
                .isEqualTo(Math.round(rating.rawScore() * 100));
        assertThat(score.metrics())
                .allSatisfy(metric -> assertThat(metric.printed()).isCloseTo(metric.contribution(), within(0.01)));
        assertThat(score.reasons())
                .allSatisfy(reason -> assertThat(reason.lost()).isPositive());
        assertThat(score.topReason()).isEqualTo(score.reasons().stream().findFirst());
        double lost = rating.rawScore() - rating.score();
        assertThat(score.caps().stream()
                        .mapToDouble(cap -> rating.rawScore() - cap.atMost())
                        .max()
                        .orElse(0))
                .matches(most -> Math.abs(Math.max(0, most) - lost) < 1e-9);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfEventsMeansNothing(long seed) {
        Customer customer = RandomCustomer.of(seed);
        var shuffled = new ArrayList<>(customer.happenings());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(score(customer, Diary.window(shuffled), TODAY)).isEqualTo(customer.score(MODEL));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatHappensLaterIsNeverLookedAt(long seed) {
        Customer customer = RandomCustomer.of(seed);
        LocalDate day = daysAgo(new Random(seed).nextInt(90));
        List<Happening> known = customer.happenings().stream()
                .filter(one -> !one.day().isAfter(day))
                .toList();

        assertThat(score(customer, Diary.window(known), day)).isEqualTo(customer.score(MODEL, day));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingOutsideTheReachIsNeeded(long seed) {
        Customer customer = RandomCustomer.of(seed);
        List<Happening> within = customer.happenings().stream()
                .filter(one -> isInReach(one, customer.happenings()))
                .toList();

        assertThat(score(customer, Diary.window(within), TODAY)).isEqualTo(customer.score(MODEL));
    }

    private static boolean isInReach(Happening one, List<Happening> all) {
        SignalReach reach = MODEL.reach().getOrDefault(one.type(), new SignalReach(0, false));
        if (reach.days() == SignalReach.FOREVER || one.day().isAfter(TODAY.minusDays(reach.days()))) {
            return true;
        }
        Optional<LocalDate> newestBefore = all.stream()
                .filter(other -> other.type() == one.type() && !other.day().isAfter(TODAY.minusDays(reach.days())))
                .map(Happening::day)
                .max(Comparator.naturalOrder());
        return reach.lastBefore() && newestBefore.equals(Optional.of(one.day()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theScaleOfTheWeightsMeansNothing(long seed) {
        Customer customer = RandomCustomer.of(seed);
        double factor = Math.pow(2, new Random(seed).nextInt(20) - 10);

        assertThat(customer.score(scaled(factor)).rating())
                .isEqualTo(customer.score(MODEL).rating());
    }

    private static ScoringModel scaled(double factor) {
        return new ScoringModel(
                MODEL.key(),
                MODEL.appliesTo(),
                MODEL.grading(),
                MODEL.floors(),
                MODEL.categories().stream()
                        .map(category ->
                                new Category(category.key(), category.weight() * factor, category.minimumCoverage()))
                        .toList(),
                MODEL.metrics().stream()
                        .map(metric -> weighing(metric, metric.weight() * factor))
                        .toList(),
                MODEL.caps(),
                MODEL.flags(),
                MODEL.expansion(),
                MODEL.plays());
    }

    private static Metric weighing(Metric metric, double weight) {
        return new Metric(
                metric.key(),
                metric.label(),
                metric.unit(),
                metric.category(),
                weight,
                metric.value(),
                metric.normalization(),
                metric.absence());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBetterMetricNeverLowersTheScore(long seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(8);
        var metrics = new Metric[size];
        var values = new Object[size * 2];
        for (int i = 0; i < size; i++) {
            metrics[i] = Models.metric("m" + i, random.nextDouble() * 10 + 0.01, Models.measure("m" + i));
            values[2 * i] = "m" + i;
            values[2 * i + 1] = random.nextDouble() * 120 - 10;
        }
        ScoringModel model = Models.of(metrics);
        double before =
                ScorerTests.measured(values).score(model).rating().orElseThrow().rawScore();

        int better = 2 * random.nextInt(size) + 1;
        values[better] = ((Double) values[better]) + random.nextDouble() * 50;

        assertThat(ScorerTests.measured(values)
                        .score(model)
                        .rating()
                        .orElseThrow()
                        .rawScore())
                .isGreaterThanOrEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPlayIsSuggestedForAReason(long seed) {
        Score score = RandomCustomer.of(seed).score(MODEL);

        List<Suggestion> plays = Plays.choose(MODEL, score, EnumSet.allOf(Flag.class));

        assertThat(plays)
                .extracting(Suggestion::key)
                .hasSizeLessThanOrEqualTo(3)
                .doesNotHaveDuplicates();
    }

    private static Score score(Customer customer, SignalWindow window, LocalDate day) {
        return Scorer.score(MODEL, customer.feeds(), customer.facts(), new SelectedSignals(window), day);
    }

    private static long hundredths(List<Double> numbers) {
        return Math.round(sum(numbers) * 100);
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
}
