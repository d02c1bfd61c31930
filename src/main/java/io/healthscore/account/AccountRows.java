package io.healthscore.account;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates and locks the rows of {@code account}, always by key ascending, so that no two transactions wait in a ring. */
@Component
class AccountRows {

    /** How a row is locked; an erasure waits for either. */
    enum Lock {
        /** Shared: the row stays. */
        KEY_SHARE("for key share"),
        /** Alone among writers of the record; whoever only needs the row to stay goes on. */
        NO_KEY_UPDATE("for no key update");

        private final String clause;

        Lock(String clause) {
            this.clause = clause;
        }
    }

    private static final String LOCK = """
            select account_id from account where account_id = any(:ids) order by account_id
            """;

    private static final String INSERT = """
            insert into account (account_id, created_at, updated_at)
            select id, :now, :now from unnest(:ids) as id order by id collate "C"
            on conflict do nothing
            returning account_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks those that exist, and says which these are. */
    Set<String> lock(Collection<String> ids, Lock lock) {
        return jdbc.sql(LOCK + lock.clause)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /**
     * Locks all, creating those that are missing, and says which it created. Fails where a row that another transaction
     * created first is erased before it can be locked: to create it now, after greater ones, could end in a ring.
     */
    Set<String> lockOrCreate(SortedSet<String> ids, Lock lock) {
        var missing = new TreeSet<>(ids);
        missing.removeAll(lock(missing, lock));
        if (missing.isEmpty()) {
            return Set.of();
        }
        var created = insert(missing);
        missing.removeAll(created);
        if (!missing.isEmpty()) {
            missing.removeAll(lock(missing, lock));
        }
        if (!missing.isEmpty()) {
            throw new CannotAcquireLockException("Erased as soon as they were created: " + missing);
        }
        return created;
    }

    /** Takes back rows that this transaction created. */
    void discard(Collection<String> created) {
        if (!created.isEmpty()) {
            jdbc.sql("delete from account where account_id = any(:ids)")
                    .param("ids", created.toArray(String[]::new))
                    .update();
        }
    }

    private Set<String> insert(SortedSet<String> ids) {
        return jdbc.sql(INSERT)
                .param("ids", ids.toArray(String[]::new))
                .param("now", Times.cut(clock.instant()).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .set();
    }
}
