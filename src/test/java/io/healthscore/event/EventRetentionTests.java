package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventRetentionTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Configuration.class);

    @EnableConfigurationProperties(EventRetention.class)
    static class Configuration {}

    /** The first is what somebody writes who means months. */
    @ParameterizedTest
    @ValueSource(strings = {"37", "0", "P0D", "-1", "P-1M", "P1M", "P1M29D", "P1Y-11M", "P-1M400D"})
    void stopsTheStartWhereItWouldDropWhatNobodyMeantToDrop(String events) {
        contexts.withPropertyValues("healthscore.retention.events=" + events)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("healthscore.retention.events must be at least P2M, such as P37M"));
    }

    @ParameterizedTest
    @CsvSource({
        "P2M, 2026-01-01T09:30:00Z",
        "P60D, 2025-12-31T09:30:00Z",
        "P3Y, 2023-03-01T09:30:00Z",
        "'', 2023-02-01T09:30:00Z"
    })
    void keepsWhatItIsTold(String events, Instant oldest) {
        contexts.withPropertyValues("healthscore.retention.events=" + events)
                .run(context -> assertThat(context.getBean(EventRetention.class).oldest(NOW))
                        .isEqualTo(oldest));
    }
}
