package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

    /** The decimals that people read count: 1.005 is a hair less in binary, and rounded up all the same. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0.0, 0.00",
        "100, 100.00",
        "72.5, 72.50",
        "0.29, 0.29",
        "1.005, 1.01",
        "-1.005, -1.01",
        "0.004999, 0.00",
        "33.333333333333336, 33.33",
        "123456789012345680000, 123456789012345680000.00",
        "-9.3e18, -9300000000000000000.00"
    })
    void roundPointsHalfUpToTwoDecimals(double points, String printed) {
        assertThat(Numbers.points(points).toPlainString()).isEqualTo(printed);
    }
}
