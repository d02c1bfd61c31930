package io.healthscore.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTests {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1, HIGH",
        "0.8, HIGH",
        "0.7999999999999999, HIGH", // 4/5 as a sum of binary fractions
        "0.799999, MEDIUM",
        "0.49999999999999994, MEDIUM",
        "0.499999, LOW",
        "0, LOW",
    })
    void meetsAThresholdThatSumsOfFractionsMissByAHair(double coverage, Confidence confidence) {
        assertThat(new Confidence.Levels(0.8, 0.5).of(coverage)).isEqualTo(confidence);
    }
}
