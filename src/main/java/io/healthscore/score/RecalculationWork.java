package io.healthscore.score;

import io.healthscore.account.AccountErased;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares a recalculation's accounts out among the workers of all replicas. A claim that is not completed in time, as its
 * replica died, is anybody's again. One recalculation goes on at a time, the oldest, so that a later one has the last word.
 */
@Repository
class RecalculationWork {

    private static final Duration CLAIMED_FOR = Duration.ofMinutes(2);

    /** Days that are held in memory at a time; an account's own are never split. */
    private static final long DAYS_AT_A_TIME = 4000;

    private static final int ACCOUNTS_AT_A_TIME = 200;

    private static final String NEXT =
            RecalculationRows.SELECT + "where state in ('queued', 'running') order by recalculation_id limit 1";

    private static final String CLAIM = """
            with next as materialized (
                select account_id from recalculation_account
                where recalculation_id = :id and (claimed_until is null or claimed_until < :now)
                order by account_id limit :limit for no key update skip locked)
            update recalculation_account a set claimed_until = :until, attempts = a.attempts + 1
            from next where a.account_id = next.account_id and a.recalculation_id = :id
            returning a.account_id, a.attempts
            """;

    private static final String BEGIN = """
            update recalculation set state = 'running', started_at = :now where recalculation_id = :id and state = 'queued'
            """;

    private static final String TAKE = """
            delete from recalculation_account where recalculation_id = :id and account_id = any(:accountIds)
            returning account_id
            """;

    private static final String COUNT = """
            update recalculation set done = done + :done, changed_days = changed_days + :changed
            where recalculation_id = :id and state = 'running'
            """;

    private static final String FINISH = """
            update recalculation r set state = 'done', started_at = coalesce(started_at, :now), finished_at = :now
            where recalculation_id = :id and state in ('queued', 'running')
              and not exists (select from recalculation_account a where a.recalculation_id = r.recalculation_id)
            """;

    private static final String FAIL = """
            update recalculation set state = 'failed', finished_at = :now, failure = :failure
            where recalculation_id = :id and state = 'running'
            """;

    private static final String ERASE = """
            with gone as (delete from recalculation_account where account_id = :id returning recalculation_id)
            update recalculation r set total = total - 1 from gone where r.recalculation_id = gone.recalculation_id
            """;

    private static final String FORGET = """
            update recalculation set account_ids = array_remove(account_ids, :id::text)
            where account_ids @> array[:id::text]
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RecalculationWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The recalculation to work on. */
    Optional<Recalculation> next() {
        return jdbc.sql(NEXT).query(RecalculationRows::read).optional();
    }

    /** Claims a page of its accounts; none when all that are left are claimed. */
    @Transactional
    public List<Claim> claim(Recalculation job) {
        long accounts = Math.max(
                1, Math.min(ACCOUNTS_AT_A_TIME, DAYS_AT_A_TIME / job.order().days()));
        jdbc.sql(BEGIN).param("id", job.id()).param("now", now()).update();
        return jdbc
                .sql(CLAIM)
                .param("id", job.id())
                .param("now", now())
                .param("until", now().plus(CLAIMED_FOR))
                .param("limit", accounts)
                .query((row, index) -> new Claim(row.getString("account_id"), row.getInt("attempts")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Claim::accountId))
                .toList();
    }

    /**
     * Takes these accounts off what is left, in the transaction that writes their days.
     *
     * @return those that nobody else has completed meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> take(Recalculation job, Collection<String> accountIds) {
        return Set.copyOf(jdbc.sql(TAKE)
                .param("id", job.id())
                .param("accountIds", accountIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Counts what this transaction has done: its last statement, as all that work on this recalculation meet here.
     *
     * @throws RecalculationOver when it was cancelled meanwhile: nothing is written then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Recalculation job, int accounts, int changedDays) {
        int counted = jdbc.sql(COUNT)
                .param("id", job.id())
                .param("done", accounts)
                .param("changed", changedDays)
                .update();
        if (counted == 0) {
            throw new RecalculationOver(job.id(), RecalculationState.CANCELLED);
        }
    }

    /** Whether it is done now: no account was left. */
    boolean finish(Recalculation job) {
        return jdbc.sql(FINISH).param("id", job.id()).param("now", now()).update() > 0;
    }

    void fail(Recalculation job, String failure) {
        jdbc.sql(FAIL)
                .param("id", job.id())
                .param("now", now())
                .param("failure", failure)
                .update();
        drop(job.id());
    }

    /** Not in the transaction that ended it: who writes its days holds these rows first, and then wants the job's. */
    void drop(long id) {
        jdbc.sql("delete from recalculation_account where recalculation_id = :id")
                .param("id", id)
                .update();
    }

    @EventListener
    void erase(AccountErased erased) {
        jdbc.sql(ERASE).param("id", erased.accountId()).update();
        jdbc.sql(FORGET).param("id", erased.accountId()).update();
    }

    private OffsetDateTime now() {
        return Times.cut(clock.instant()).atOffset(ZoneOffset.UTC);
    }

    /** @param attempts how often it was claimed, this time included */
    record Claim(String accountId, int attempts) {}
}
