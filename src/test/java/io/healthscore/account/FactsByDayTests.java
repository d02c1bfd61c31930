package io.healthscore.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.account.FactsByDay.Facts;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsByDayTests {

    private static final LocalDate MARCH_1 = LocalDate.parse("2026-03-01");
    private static final LocalDate MARCH_10 = LocalDate.parse("2026-03-10");

    @Test
    void hasNoFactsBeforeRegistrationAndFirstEvent() {
        assertThat(account(null, null).on(MARCH_1, null)).isEmpty();
    }

    @Test
    void countsTheAgeFromCustomerSinceEvenAfterTheFirstEvent() {
        assertThat(account(MARCH_10, MARCH_1).on(MARCH_10, MARCH_1))
                .map(AccountFacts::since)
                .contains(MARCH_10);
    }

    @Test
    void countsTheAgeFromTheEarlierOfFirstEventAndRegistration() {
        assertThat(account(null, MARCH_10).on(MARCH_10, MARCH_1))
                .map(AccountFacts::since)
                .contains(MARCH_1);
        assertThat(account(null, MARCH_1).on(MARCH_10, MARCH_10))
                .map(AccountFacts::since)
                .contains(MARCH_1);
        assertThat(account(null, MARCH_10).on(MARCH_10, null))
                .map(AccountFacts::since)
                .contains(MARCH_10);
        assertThat(account(null, null).on(MARCH_10, MARCH_1))
                .map(AccountFacts::since)
                .contains(MARCH_1);
    }

    @Test
    void holdsTheFirstFactsForAllDaysBefore() {
        assertThat(segmentOn("2025-01-01")).contains("smb");
    }

    @Test
    void keepsWhatWasTrueThen() {
        assertThat(segmentOn("2026-03-01")).contains("smb");
        assertThat(segmentOn("2026-03-09")).contains("smb");
        assertThat(segmentOn("2026-03-10")).contains("enterprise");
        assertThat(segmentOn("2027-01-01")).contains("enterprise");
    }

    private static Optional<String> segmentOn(String day) {
        var changes = Map.of(MARCH_1, segment("smb"), MARCH_10, segment("enterprise"));
        return new FactsByDay("acme", null, null, MARCH_1, new TreeMap<>(changes))
                .on(LocalDate.parse(day), null)
                .map(AccountFacts::segment);
    }

    private static Facts segment(String segment) {
        return new Facts(segment, null, null, null, null);
    }

    private static FactsByDay account(@Nullable LocalDate customerSince, @Nullable LocalDate registeredOn) {
        return new FactsByDay("acme", null, customerSince, registeredOn, new TreeMap<>());
    }
}
