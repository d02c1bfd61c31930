package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More names than a day keeps: the alphabetically first 200 have a signal of their own, the rest share one. */
@IntegrationTest
class NamesTests {

    private static final int NAMES = 260;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    SignalNames names;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @Test
    void keepsTheSameNamesWhateverOrderTheyCameIn() {
        var events = events();
        var other = Made.newAccount();
        var shuffled = new ArrayList<>(
                events.stream().map(event -> Made.at(other, event)).toList());
        Collections.shuffle(shuffled, new Random(7));

        ingestion.ingest(events);
        for (int from = 0; from < shuffled.size(); from += 40) {
            ingestion.ingest(shuffled.subList(from, from + 40));
        }

        var stored = new StoredSignals(jdbc);
        assertThat(stored.of(account)).hasSize(201).isEqualTo(stored.of(other));
        assertThat(stored.of(account).get(0)).containsEntry("facet", "(other)").containsEntry("count", 2L * 60);
        assertThat(stored.counted(account)).isEqualTo(2L * NAMES);
        assertThat(rebuild.account(account, true).differences()).isEmpty();
        assertThat(rebuild.account(other, true).differences()).isEmpty();
    }

    /** Of all that this class's database has ever seen, folded names, voided and erased ones included. */
    @Test
    void sumsUpWhatTheSignalsAddUpTo() {
        ingestion.ingest(events());

        names.settle();

        assertThat(sums("signal_name", "name")).containsAll(sums("signal_day", "facet"));
    }

    private List<Map<String, Object>> sums(String table, String name) {
        return jdbc.sql("""
                select type, %2$s as name, sum(count) as count from %1$s
                where type = 'feature_used' and %2$s in (select facet from signal_day where account_id = :account)
                group by type, %2$s
                """.formatted(table, name))
                .param("account", account)
                .query()
                .listOfRows();
    }

    @Test
    void neverFoldsTickets() {
        ingestion.ingest(IntStream.range(0, NAMES)
                .mapToObj(i -> Made.event(
                        EventType.TICKET_RESOLVED, account, "e" + i, "2026-02-01T00:00:00Z", null, "T-" + i, null))
                .toList());

        assertThat(new StoredSignals(jdbc).of(account)).hasSize(NAMES);
    }

    /** Two a name, the names beyond the basic plane among them: the database orders them by code point, Java does not. */
    private List<Event> events() {
        return IntStream.range(0, 2 * NAMES)
                .mapToObj(i -> Made.feature(account, "e" + i, "2026-02-01T00:00:00Z", name(i / 2)))
                .toList();
    }

    private static String name(int number) {
        return number % 3 == 0 ? "\uFFFD" + number : number % 3 == 1 ? "\uD83D\uDE00" + number : "name" + number;
    }
}
