package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00Z",
        "2026-03-01t09:30:00z, 2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00-00:00, 2026-03-01T09:30:00Z",
        "2026-03-01T00:30:00+05:45, 2026-02-28T18:45:00Z",
        "2026-03-01T09:30:00.9999999999999Z, 2026-03-01T09:30:00.999999Z",
        "2024-02-29T23:59:59-14:00, 2024-03-01T13:59:59Z",
        "2026-03-01T12:00:00+18:01, 2026-02-28T17:59:00Z",
        "2026-03-01T12:00:00-23:59, 2026-03-02T11:59:00Z",
        "2016-12-31T00:00:60-23:59, 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    })
    void readsRfc3339(String text, Instant expected) {
        assertThat(Times.instant(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "2026-03-01T09:30:00",
                "2026-03-01T09:30Z",
                "2026-03-01 09:30:00Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T12:60:00Z",
                "2026-03-01T12:00:00+0100",
                "+12026-03-01T12:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-03-01T12:00:00+24:00",
                "2026-03-01T12:00:00+23:60",
                "٢٠٢٦-03-01T12:00:00Z"
            })
    void refusesAllElse(String text) {
        assertThat(Times.instant(text)).isEmpty();
    }

    @Test
    void readsDays() {
        assertThat(Times.day("2024-02-29")).contains(LocalDate.of(2024, 2, 29));
        assertThat(Times.day("2023-02-29")).isEmpty();
        assertThat(Times.day("2026-3-1")).isEmpty();
        assertThat(Times.day("+12026-03-01")).isEmpty();
    }

    @Test
    void printsInUtcCutToMicroseconds() {
        assertThat(Times.print(Instant.parse("2026-03-01T09:30:00Z"))).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(Times.print(Instant.parse("2026-03-01T09:30:00.1234569Z"))).isEqualTo("2026-03-01T09:30:00.123456Z");
    }
}
