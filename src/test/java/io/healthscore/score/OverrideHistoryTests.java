package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverrideHistoryTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-05T12:00:00Z");

    @Test
    void aPastDayHasTheOneThatWasInForceAtItsEnd() {
        var ended = given("2026-03-01T08:00:00Z", "2026-03-01T09:00:00Z");
        var changed = given("2026-03-01T10:00:00Z", "2026-03-02T00:00:00Z");
        var next = given("2026-03-02T00:00:00Z", null);
        var history = new OverrideHistory(List.of(ended, changed, next));

        assertThat(history.on(DAY.minusDays(1), LATER)).isNull();
        assertThat(history.on(DAY, LATER)).isSameAs(changed);
        assertThat(history.on(DAY.plusDays(1), LATER)).isSameAs(next);
    }

    @Test
    void countsUntilItExpiresWhetherSomebodyNoticedOrNot() {
        var history = new OverrideHistory(List.of(given("2026-03-01T08:00:00Z", null)));
        var expiry = Instant.parse("2026-03-10T00:00:00Z");

        assertThat(history.on(LocalDate.parse("2026-03-09"), expiry.plusSeconds(1)))
                .isNotNull();
        assertThat(history.on(LocalDate.parse("2026-03-10"), expiry.plusSeconds(1)))
                .isNull();
        assertThat(history.on(LocalDate.parse("2026-03-09"), expiry.minusSeconds(1)))
                .isNotNull();
    }

    @Test
    void todayHasTheOneThatStandsEvenIfItWasWrittenByAClockAhead() {
        assertThat(new OverrideHistory(List.of(given("2026-03-01T12:00:01Z", null))).on(DAY, NOON))
                .isNotNull();
        assertThat(new OverrideHistory(List.of(given("2026-03-01T08:00:00Z", "2026-03-01T12:00:01Z"))).on(DAY, NOON))
                .isNull();
    }

    private static AccountOverride given(String from, @Nullable String until) {
        return new AccountOverride(
                "acme",
                BigDecimal.TEN,
                "why",
                "jo",
                Instant.parse(from),
                Instant.parse("2026-03-10T00:00:00Z"),
                until == null ? null : Instant.parse(until));
    }
}
