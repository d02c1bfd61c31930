package io.healthscore.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTests {

    @ParameterizedTest(name = "{0} of {1} is {2} %")
    @CsvSource({"29, 50, 58", "7, 50, 14", "57, 100, 57", "1, 8, 12.5", "-29, 50, -58"})
    void isThePercentThatAPersonMakesOfIt(double part, double whole, double percent) {
        assertThat(Measurement.of(part / whole, 0).times(100).value()).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9 + 1.0 / 3, 1e300, -1e18})
    void leavesLargeNumbersAsTheyAre(double value) {
        assertThat(Measurement.of(value, 0).times(2).value()).isEqualTo(value * 2);
    }
}
