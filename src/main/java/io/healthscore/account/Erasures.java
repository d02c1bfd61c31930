package io.healthscore.account;

import io.healthscore.platform.Audit;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases accounts. The account's row goes first: whoever writes for the account holds it, so the deletion waits for them
 * and removes what they wrote; whoever comes later waits for the deletion, and then starts the account afresh.
 */
@Component
class Erasures {

    private static final Duration TOMBSTONES_STAY = Duration.ofDays(30);

    private static final String MARK = """
            insert into account_tombstone (account_id, erased_at) values (:id, :now)
            on conflict (account_id) do update set erased_at = excluded.erased_at
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasures(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 5, delay = 10, jitter = 10)
    @Transactional
    void erase(String id) {
        if (delete("account", id) == 0) {
            throw UnknownAccount.withId(id);
        }
        delete("account_external_id", id);
        delete("account_day", id);
        audit.forget(id);
        mark(id, Times.cut(clock.instant()));
        events.publishEvent(new AccountErased(id));
    }

    private int delete(String table, String id) {
        return jdbc.sql("delete from " + table + " where account_id = :id")
                .param("id", id)
                .update();
    }

    private void mark(String id, Instant now) {
        jdbc.sql("delete from account_tombstone where erased_at < :before")
                .param("before", now.minus(TOMBSTONES_STAY).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(MARK)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
