package io.healthscore.event;

import static io.healthscore.event.Made.login;
import static io.healthscore.event.Outcome.ACCEPTED;
import static io.healthscore.event.Outcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class IngestionTests {

    @Autowired
    Ingestion ingestion;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @Test
    void countsARepeatedEventOnce() {
        var event = login(account, "e-1", "2026-03-01T09:00:00Z");

        assertThat(ingestion.ingest(List.of(event))).containsExactly(ACCEPTED);
        assertThat(ingestion.ingest(List.of(event))).containsExactly(DUPLICATE);
        assertThat(ingestion.ingestOne(event)).isEqualTo(DUPLICATE);

        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void countsARepeatInTheSameBatchOnce() {
        var event = login(account, "e-1", "2026-03-01T09:00:00Z");
        var other = login(account, "e-2", "2026-03-01T09:00:00Z");

        assertThat(ingestion.ingest(List.of(event, other, event))).containsExactly(ACCEPTED, ACCEPTED, DUPLICATE);

        assertThat(logins()).isEqualTo(2);
    }

    private long logins() {
        return jdbc.sql("select sum(count) from signal_day where account_id = ? and type = 'login'")
                .param(account)
                .query(Long.class)
                .single();
    }
}
