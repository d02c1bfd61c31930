package io.healthscore.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares out the stale accounts among the workers of all replicas, so that each is scored by one of them at a time. */
@Component
public class StaleAccounts {

    /**
     * Two small indexes serve these: what only today's events changed goes before rewritten history. Either goes round by
     * id from where the last claim ended, so that under load no account waits for ever.
     */
    private static final List<String> IN_TURN = List.of(
            "dirty_from is null and account_id > :last",
            "dirty_from is null and account_id <= :last",
            "dirty_from is not null and account_id > :last",
            "dirty_from is not null and account_id <= :last");

    private static final String LOCK = """
            select account_id, revision, stale, dirty_from, first_day, rewritten from signal_revision
            where stale and %s and (claimed_until is null or claimed_until < :now)
            order by account_id limit :limit for no key update skip locked
            """;

    private static final String CLAIM = """
            update signal_revision set claimed_until = :until where account_id = any(:accountIds)
            """;

    private static final String WAITING = """
            select exists (select 1 from signal_revision
                           where stale and dirty_from is null and (claimed_until is null or claimed_until < :now))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile String last = "";

    StaleAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Claims some, in a transaction of its own: nobody else gets them before {@code time} is over or they are scored. */
    @Transactional
    public List<Revision> claim(int limit, Duration time) {
        var now = clock.instant();
        var claimed = new ArrayList<Revision>();
        for (var condition : IN_TURN) {
            if (claimed.size() < limit) {
                claimed.addAll(lock(condition, limit - claimed.size(), now));
            }
        }
        if (!claimed.isEmpty()) {
            claim(claimed, now.plus(time));
        }
        return claimed;
    }

    /** Whether accounts whose live score is stale wait for a worker: what can wait longer gives way to them. */
    public boolean areWaiting() {
        return jdbc.sql(WAITING)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private List<Revision> lock(String condition, int limit, Instant now) {
        return jdbc.sql(LOCK.formatted(condition))
                .param("last", last)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Revisions::revision)
                .list();
    }

    private void claim(List<Revision> accounts, Instant until) {
        var ids = accounts.stream().map(Revision::accountId).toArray(String[]::new);
        jdbc.sql(CLAIM)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("accountIds", ids)
                .update();
        last = ids[ids.length - 1];
    }
}
