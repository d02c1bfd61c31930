package io.healthscore.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.account.Accounts;
import io.healthscore.signal.DaySignal.Contribution;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class SignalReaderTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @Autowired
    SignalReader reader;

    @Autowired
    SignalRecorder recorder;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionOperations transactions;

    final String account = "acme-" + UUID.randomUUID();

    @Test
    void readsWhatWasRecordedValueForValue() {
        record(EventType.FEATURE_USED, "reports", "2026-02-27T08:00:00.000001Z", "b", "2.5", "u-1");
        record(EventType.FEATURE_USED, "reports", "2026-02-28T09:00:00Z", "a", "3", "u-1");
        record(EventType.FEATURE_USED, "reports", "2026-02-28T10:00:00Z", "c", "-1", "u-2");
        record(EventType.FEATURE_USED, "reports", "2026-02-28T10:00:00Z", "d", null, null);
        record(EventType.FEATURE_USED, "exports", "2026-03-01T00:00:00Z", "e", null, null);

        var features = read(EventType.FEATURE_USED, new SignalReach(28, false));

        assertThat(features).extracting(Signals::facet).containsExactly("exports", "reports");
        var reports = features.get(1);
        assertThat(reports.days()).containsExactly(day("2026-02-27"), day("2026-02-28"));
        assertThat(reports.counts()).containsExactly(1, 3);
        assertThat(reports.valued()).containsExactly(1, 2);
        assertThat(reports.sums()).containsExactly(2.5, 2);
        assertThat(reports.mins()).containsExactly(2.5, -1);
        assertThat(reports.maxs()).containsExactly(2.5, 3);
        assertThat(reports.lasts()).containsExactly(2.5, Double.NaN);
        assertThat(reports.lastIds()).containsExactly("b", "d");
        assertThat(reports.lastAts()[0]).isEqualTo(micros("2026-02-27T08:00:00Z") + 1);
        assertThat(reports.severities()).containsExactly((byte) 2, (byte) 2);
        assertThat(UserSet.size(reports.users()[0])).isEqualTo(1);
        assertThat(reports.users()[1]).isSorted().hasSize(2).contains(UserSet.hash("u-1"), UserSet.hash("u-2"));
        var exports = features.get(0);
        assertThat(exports.sums()).containsExactly(0);
        assertThat(exports.mins()).containsExactly(Double.NaN);
        assertThat(exports.users()[0]).isEmpty();
    }

    @Test
    void readsAsFarBackAsItIsAskedAndNoFurther() {
        record(EventType.LOGIN, "", "2025-12-01T23:59:59Z", "a", null, null);
        record(EventType.LOGIN, "", "2026-01-15T12:00:00Z", "b", null, null);
        record(EventType.LOGIN, "", "2026-02-22T00:00:00Z", "c", null, null);
        record(EventType.LOGIN, "", "2026-03-02T00:00:00Z", "d", null, null);

        assertThat(days(new SignalReach(8, false))).containsExactly(day("2026-02-22"));
        assertThat(days(new SignalReach(7, false))).isEmpty();
        assertThat(days(new SignalReach(8, true))).containsExactly(day("2026-01-15"), day("2026-02-22"));
        assertThat(days(new SignalReach(0, true))).containsExactly(day("2026-02-22"));
        assertThat(days(new SignalReach(SignalReach.FOREVER, true)))
                .containsExactly(day("2025-12-01"), day("2026-01-15"), day("2026-02-22"));
    }

    @Test
    void givesAnEmptyWindowToAnAccountWithoutSignals() {
        assertThat(read(EventType.LOGIN, new SignalReach(28, true))).isEmpty();
    }

    private int[] days(SignalReach reach) {
        return read(EventType.LOGIN, reach).stream()
                .flatMapToInt(signals -> Arrays.stream(signals.days()))
                .toArray();
    }

    private List<Signals> read(EventType type, SignalReach reach) {
        var windows = reader.read(List.of(account, "other"), Map.of(type, reach), TODAY, TODAY);
        assertThat(windows).containsOnlyKeys(account, "other");
        return Objects.requireNonNull(windows.get(account)).of(type);
    }

    private void record(
            EventType type, String facet, String at, String id, @Nullable String value, @Nullable String userId) {
        var instant = Instant.parse(at);
        var signal = new DaySignal(new SignalKey(account, type, LocalDate.ofInstant(instant, ZoneOffset.UTC), facet));
        signal.add(new Contribution(instant, id, value == null ? null : new BigDecimal(value), 2, userId));
        transactions.executeWithoutResult(status -> {
            accounts.ensure(new TreeSet<>(List.of(account)));
            recorder.record(List.of(signal));
        });
    }

    private static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }
}
