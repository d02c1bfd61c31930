package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.score.FleetMoves.MetricMove;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetMovesTests {

    /** 15 % of 20 are 3, of 400 are 60: that many are still believed. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "19, 19, 0, false",
        "20, 3, 0, false",
        "20, 4, 0, true",
        "20, 0, 4, true",
        "20, 3, 3, false",
        "400, 60, 60, false",
        "400, 61, 0, true"
    })
    void doubtsMoreThanFifteenPercentThatGoTheSameWay(int compared, int fell, int rose, boolean suspect) {
        assertThat(new FleetMoves(compared, fell, rose).isSuspect()).isEqualTo(suspect);
    }

    @Test
    void saysHowManyMovedWhichWayAndWhatDidIt() {
        var since = LocalDate.parse("2026-02-28");

        assertThat(new FleetMoves(400, 152, 3).because(since, new MetricMove("login_frequency", -1094.4)))
                .isEqualTo("38 % of the accounts (152 of 400) fell by more than 5 points since 2026-02-28; "
                        + "login_frequency did most of it: -7.20 points each on average");
        assertThat(new FleetMoves(20, 0, 5).because(since, null))
                .isEqualTo("25 % of the accounts (5 of 20) rose by more than 5 points since 2026-02-28; "
                        + "no metric, but caps did it");
    }
}
