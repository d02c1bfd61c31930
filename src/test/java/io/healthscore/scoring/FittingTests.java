package io.healthscore.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.account.AccountFacts;
import io.healthscore.scoring.Percentile.Within;
import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTests {

    private static final LocalDate DAY = Customer.daysAgo(1);

    @Test
    void ranksTheReferenceAccountsThemselvesFromWorstToBest() {
        var references =
                fitted(Within.ALL_ACCOUNTS, null, IntStream.rangeClosed(0, 200).asDoubleStream());
        var all = Objects.requireNonNull(references.get(Percentile.ALL));

        assertThat(references).containsOnlyKeys(Percentile.ALL);
        assertThat(all.day()).isEqualTo(DAY);
        assertThat(all.accounts()).isEqualTo(201);
        assertThat(all.quantiles()).hasSize(101).startsWith(0.0, 2.0, 4.0).endsWith(198.0, 200.0);
        assertThat(new Rank(all, false).apply(50)).isEqualTo(25);
        assertThat(new Rank(all, true).apply(50)).isEqualTo(75);
    }

    @Test
    void keepsSegmentsOfThirtyAndAllAccountsTogether() {
        var fitting = new Fitting(model(Within.SEGMENT), DAY);
        add(fitting, "large", IntStream.range(0, 30).asDoubleStream());
        add(fitting, "small", IntStream.range(100, 129).asDoubleStream());
        add(fitting, null, DoubleStream.of(1000));

        var references = fitting.fit().of("m");

        assertThat(references).containsOnlyKeys(Percentile.ALL, "large");
        assertThat(references.get("large")).returns(30, Reference::accounts);
        assertThat(references.get(Percentile.ALL)).returns(60, Reference::accounts);
    }

    @Test
    void saysHowManyAccountsWereTooFew() {
        var references =
                fitted(Within.ALL_ACCOUNTS, null, IntStream.range(0, 29).asDoubleStream());

        assertThat(references).isEqualTo(Map.of(Percentile.ALL, new Reference(DAY, 29, List.of())));
    }

    @Test
    void leavesOutWhoHasChurnedAndWhoHasNoValue() {
        var fitting = new Fitting(model(Within.ALL_ACCOUNTS), DAY);
        var gone = new Customer()
                .had(Happening.on(Customer.daysAgo(9), EventType.MEASURE_REPORTED)
                        .named("m")
                        .worth(5))
                .had(EventType.CONTRACT_CANCELLED, 5);
        fitting.add(gone.feeds(), gone.facts(), gone.window());
        var silent = new Customer();
        fitting.add(silent.feeds(), silent.facts(), silent.window());
        var later = new Customer()
                .had(Happening.on(Customer.TODAY, EventType.MEASURE_REPORTED)
                        .named("m")
                        .worth(5));
        fitting.add(later.feeds(), later.facts(), later.window());

        assertThat(fitting.fit().of("m").get(Percentile.ALL)).returns(0, Reference::accounts);
    }

    /** Whatever the values, ties included: the population's mean rank is the middle, and a better value ranks no worse. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void putsAPopulationAroundTheMiddle(long seed) {
        var random = new Random(seed);
        double[] values = random.doubles(30 + random.nextInt(2000))
                .map(value -> seed % 2 == 0 ? Math.floor(value * 5) : Math.pow(value, 5) * 1e9)
                .toArray();

        var references = fitted(Within.ALL_ACCOUNTS, null, DoubleStream.of(values));
        var rank = new Rank(Objects.requireNonNull(references.get(Percentile.ALL)), false);

        double[] scores = DoubleStream.of(values).sorted().map(rank::apply).toArray();
        assertThat(scores).isSorted();
        assertThat(DoubleStream.of(scores).average().orElseThrow()).isCloseTo(50, within(1.5));
        assertThat(scores[0]).isBetween(0.0, 50.0);
        assertThat(scores[scores.length - 1]).isBetween(50.0, 100.0);
    }

    private static Map<String, Reference> fitted(Within within, @Nullable String segment, DoubleStream values) {
        var fitting = new Fitting(model(within), DAY);
        add(fitting, segment, values);
        return fitting.fit().of("m");
    }

    private static void add(Fitting fitting, @Nullable String segment, DoubleStream values) {
        values.forEach(value -> {
            var customer = new Customer()
                    .had(Happening.on(DAY, EventType.MEASURE_REPORTED)
                            .named("m")
                            .worth(value));
            var facts = customer.facts();
            fitting.add(
                    customer.feeds(),
                    new AccountFacts(facts.accountId(), facts.since(), segment, null, null, null, null),
                    customer.window());
        });
    }

    private static ScoringModel model(Within within) {
        return Models.of(new Metric(
                "m",
                "M",
                "",
                "all",
                1,
                Models.measure("m"),
                new Percentile(within, false, Map.of()),
                Absence.LEAVE_OUT));
    }
}
