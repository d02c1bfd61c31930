package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.insight.Portfolio.Bin;
import io.healthscore.insight.Portfolio.InBand;
import io.healthscore.insight.Portfolio.Movement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupsTests {

    @Test
    void takesMeansOverTheScoredOnesOnly() {
        var groups = Groups.of(List.of(
                group("healthy", null, null, 300, "0.9", "80.01", "100"),
                group("poor", null, null, 50, "0.4", "30"),
                group("insufficient_data", null, null, 7, "0")));

        // (80.01 + 100 + 30) / 3 = 70.003…; (0.9 + 0.4) / 3 = 0.433…
        assertThat(groups.mean()).isEqualByComparingTo("70.00");
        assertThat(groups.median()).isEqualByComparingTo("80.01");
        assertThat(groups.coverage()).isEqualByComparingTo("0.43");
        assertThat(groups.scored()).isEqualTo(3);
        assertThat(groups.accounts()).isEqualTo(4);
        assertThat(groups.spend()).isEqualByComparingTo("357");
    }

    @Test
    void halvesTheSumOfTheTwoInTheMiddle() {
        assertThat(Groups.of(List.of(group("poor", null, null, 0, "1", "10", "40", "30.01", "20")))
                        .median())
                .isEqualByComparingTo("25.01");
    }

    @Test
    void hasNoMeanOfNobody() {
        var nobody = Groups.of(List.of());

        assertThat(nobody.mean()).isNull();
        assertThat(nobody.median()).isNull();
        assertThat(nobody.coverage()).isNull();
        assertThat(nobody.bands()).hasSize(5).allMatch(band -> band.accounts() == 0);
        assertThat(nobody.histogram()).hasSize(10).allMatch(bin -> bin.accounts() == 0);
    }

    @Test
    void countsAHundredInTheLastBinAndABoundaryInTheUpperOne() {
        var bins = Groups.of(List.of(group("healthy", null, null, 0, "1", "100", "90", "89.99", "10", "9.99", "0")))
                .histogram();

        assertThat(bins).contains(new Bin(90, 100, 2), new Bin(80, 90, 1), new Bin(10, 20, 1), new Bin(0, 10, 2));
    }

    @Test
    void addsUpWhoMovedAndLeavesOutWhoStayedOrWasNotThere() {
        var groups = Groups.of(List.of(
                group("watch", "healthy", "healthy", 100, "1", "60"),
                group("watch", "healthy", "watch", 10, "1", "61", "62"),
                group("watch", "watch", null, 1, "1", "63"),
                group("healthy", "insufficient_data", "poor", 5, "1", "90")));

        assertThat(groups.movements())
                .containsExactly(
                        new Movement(7, "healthy", "watch", 3, BigDecimal.valueOf(110)),
                        new Movement(7, "insufficient_data", "healthy", 1, BigDecimal.valueOf(5)),
                        new Movement(30, "healthy", "watch", 1, BigDecimal.valueOf(100)),
                        new Movement(30, "poor", "healthy", 1, BigDecimal.valueOf(5)));
        assertThat(groups.bands()).contains(new InBand("watch", 4, BigDecimal.valueOf(111)));
    }

    private static Group group(
            String band, @Nullable String week, @Nullable String month, long spend, String coverage, String... scores) {
        return new Group(
                new Group.Bands(false, band, week, month),
                Math.max(1, scores.length),
                BigDecimal.valueOf(spend),
                0,
                new BigDecimal(coverage),
                new Group.Due(0, BigDecimal.ZERO),
                Arrays.stream(scores).collect(Collectors.groupingBy(BigDecimal::new, Collectors.counting())),
                null);
    }
}
