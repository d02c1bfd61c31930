package io.healthscore.account;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is left of an erased account: its id and when that was. It stays for 30 days, no longer. */
@Component
class Tombstones {

    static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD = """
            insert into account_tombstone (account_id, erased_at) values (:id, :now)
            on conflict (account_id) do update set erased_at = excluded.erased_at
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Tombstones(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String accountId) {
        jdbc.sql(ADD)
                .param("id", accountId)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Scheduled(cron = "0 29 * * * *", zone = "UTC")
    void deleteOld() {
        jdbc.sql("delete from account_tombstone where erased_at < :oldest")
                .param("oldest", now().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant now() {
        return Times.cut(clock.instant());
    }
}
