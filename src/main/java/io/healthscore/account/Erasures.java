package io.healthscore.account;

import io.healthscore.platform.Audit;
import io.healthscore.platform.StatementLimit;
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

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Tombstones tombstones;
    private final ApplicationEventPublisher events;

    Erasures(JdbcClient jdbc, Audit audit, Tombstones tombstones, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.tombstones = tombstones;
        this.events = events;
    }

    @Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 5, delay = 10, jitter = 10)
    @Transactional
    void erase(String id) {
        if (delete("account", id) == 0) {
            throw UnknownAccount.withId(id);
        }
        // Not before: the wait for whoever holds the account is no longer than any other.
        StatementLimit.raise(jdbc);
        delete("account_external_id", id);
        delete("account_day", id);
        audit.forget(id);
        tombstones.add(id);
        events.publishEvent(new AccountErased(id));
    }

    private int delete(String table, String id) {
        return jdbc.sql("delete from " + table + " where account_id = :id")
                .param("id", id)
                .update();
    }
}
