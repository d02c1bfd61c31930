package io.healthscore.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares out the stale accounts among the workers of all replicas, so that each is scored by one of them at a time. */
@Component
public class StaleAccounts {

    /** Two small indexes serve these two: accounts that only today's events changed, and those whose history changed too. */
    private static final String LIVE = "dirty_from is null";

    private static final String LATE = "dirty_from is not null";

    /** Live scores come first, but under load some of them wait at any time: one in so many is for history all the same. */
    private static final int ONE_LATE_IN = 20;

    private static final String LOCK = """
            select account_id, revision, stale, dirty_from, first_day, rewritten from signal_revision
            where stale and %s and (claimed_until is null or claimed_until < :now) and account_id <> all(:claimed)
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
    private final Map<String, String> last = new ConcurrentHashMap<>();

    StaleAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Claims some, in a transaction of its own: nobody else gets them before {@code time} is over or they are scored. */
    @Transactional
    public List<Revision> claim(int limit, Duration time) {
        var now = clock.instant();
        var claimed = new TreeMap<String, Revision>();
        lock(LATE, limit / ONE_LATE_IN, claimed, now);
        lock(LIVE, limit, claimed, now);
        lock(LATE, limit, claimed, now);
        if (!claimed.isEmpty()) {
            jdbc.sql(CLAIM)
                    .param("until", now.plus(time).atOffset(ZoneOffset.UTC))
                    .param("accountIds", claimed.keySet().toArray(String[]::new))
                    .update();
        }
        return List.copyOf(claimed.values());
    }

    /** Whether accounts whose live score is stale wait for a worker: what can wait longer gives way to them. */
    public boolean areWaiting() {
        return jdbc.sql(WAITING)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Goes round by id from where it came to the last time, so that no account waits for ever. */
    private void lock(String which, int limit, Map<String, Revision> claimed, Instant now) {
        var after = last.getOrDefault(which, "");
        for (var part : List.of(" and account_id > :last", " and account_id <= :last")) {
            if (claimed.size() < limit) {
                var locked = jdbc.sql(LOCK.formatted(which + part))
                        .param("last", after)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("claimed", claimed.keySet().toArray(String[]::new))
                        .param("limit", limit - claimed.size())
                        .query(Revisions::revision)
                        .list();
                locked.forEach(revision -> {
                    claimed.put(revision.accountId(), revision);
                    last.put(which, revision.accountId());
                });
            }
        }
    }
}
