package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BasisTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void coversWhatKnowsNoMore() {
        var basis = new Basis(DAY, 2, 5, 100);

        assertThat(basis.covers(basis)).isTrue();
        assertThat(basis.covers(new Basis(DAY.minusDays(1), 2, 5, 99))).isTrue();
        assertThat(basis.covers(new Basis(DAY, 2, 5, 101))).isFalse();
        assertThat(basis.covers(new Basis(DAY.plusDays(1), 2, 5, 100))).isFalse();
    }

    @Test
    void neitherCoversTheOtherWhenEachKnowsSomething() {
        var newerSignals = new Basis(DAY, 2, 5, 101);
        var newerModel = new Basis(DAY, 3, 5, 100);

        assertThat(newerSignals.covers(newerModel)).isFalse();
        assertThat(newerModel.covers(newerSignals)).isFalse();
    }
}
