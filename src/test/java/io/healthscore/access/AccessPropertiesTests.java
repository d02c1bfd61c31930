package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPropertiesTests {

    @ParameterizedTest
    @CsvSource({"0, PT1M, requests", "100000000000, PT1M, requests", "1, PT0.5S, per", "1, P200000D, per"})
    void stopsTheStartAtALimitThatNobodyCanKeep(long requests, Duration per, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessProperties(false, "", requests, per))
                .withMessageContaining("healthscore.access." + name);
    }
}
