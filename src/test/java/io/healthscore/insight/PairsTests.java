package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.insight.Pairs.Pair;
import io.healthscore.insight.Pairs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairsTests {

    private static final AdoptionDays DAYS = new AdoptionDays(LocalDate.parse("2026-03-01"));

    /**
     * Adopters gain 10 more than the others on the whole, half of them 8 and half 12: a standard deviation of
     * sqrt(40 / 9), over sqrt(10) 0.6667; Student's 97.5 % for 9 degrees of freedom is 2.2622, so 10 ± 1.51.
     */
    @Test
    void holdsWhatAdoptersGainedAgainstWhatTheOthersGained() {
        var pairs = IntStream.range(0, 10)
                .mapToObj(i -> new Pair(new Path(50, 60, i % 2 == 0 ? 73 : 77, false), new Path(51, 60, 65, false)))
                .toList();

        var answer = new Pairs(pairs).firstUse(DAYS, 17);

        assertThat(answer.adopters()).isEqualTo(17);
        assertThat(answer.compared()).isEqualTo(10);
        assertThat(answer.difference()).isEqualByComparingTo("10.00");
        assertThat(answer.interval()).hasToString("[8.49, 11.51]");
        assertThat(answer.differenceBefore()).isEqualByComparingTo("1.00");
        assertThat(answer.adoptersMean()).hasToString("Course[before=50.00, start=60.00, after=75.00]");
        assertThat(answer.verdict()).isEqualTo("goes with health");
    }

    @Test
    void comparesOnlyPairsThatLastedAndCountsTheRest() {
        List<Pair> pairs = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> new Pair(new Path(50, 50, 60 + i, false), new Path(50, 50, 50, false)))
                .toList());
        pairs.add(new Pair(new Path(50, 50, Double.NaN, true), new Path(50, 50, 50, false)));
        pairs.add(new Pair(new Path(50, 50, 50, false), new Path(50, 50, Double.NaN, true)));
        pairs.add(new Pair(new Path(Double.NaN, 50, 50, false), new Path(50, 50, Double.NaN, true)));

        var answer = new Pairs(pairs).firstUse(DAYS, 10);

        assertThat(answer.compared()).isEqualTo(7);
        assertThat(answer.adoptersLeft()).isEqualTo(1);
        assertThat(answer.othersLeft()).isEqualTo(2);
        assertThat(answer.difference()).isNull();
        assertThat(answer.verdict()).isEqualTo("not enough accounts");
    }

    @Test
    void countsNobodyAsLeftForWantOfTheOutcome() {
        var unasked = new Path(Double.NaN, Double.NaN, Double.NaN, false);
        var gone = new Path(Double.NaN, Double.NaN, Double.NaN, true);

        var answer = new Pairs(List.of(new Pair(unasked, gone), new Pair(unasked, unasked))).firstUse(DAYS, 2);

        assertThat(answer.adoptersLeft()).isZero();
        assertThat(answer.othersLeft()).isEqualTo(1);
    }

    @Test
    void looksAtAYearOfFirstUsesWithTheDaysBesideThem() {
        assertThat(DAYS.firstUseTo()).isEqualTo("2025-12-06");
        assertThat(DAYS.firstUseFrom()).isEqualTo("2024-12-08");
        assertThat(DAYS.from()).isEqualTo("2024-09-15");
        assertThat(DAYS.isAdoption(LocalDate.parse("2025-12-06"))).isTrue();
        assertThat(DAYS.isAdoption(LocalDate.parse("2025-12-07"))).isFalse();
        assertThat(DAYS.months()).hasSize(12);
        assertThat(DAYS.end(DAYS.months().get(11))).isEqualTo("2026-03-01");
    }
}
