package io.healthscore.signal;

import io.healthscore.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often each account's signals or facts changed, and whether its scores have followed. Read the revision before the
 * signals: a score stored with it is then fresh as long as the revision stands, whatever is ingested meanwhile.
 */
@Component
public class Revisions {

    private static final String CHANGE_OF = """
            insert into signal_revision as r (account_id, revision, rewritten, stale, stale_since, dirty_from, first_day)
            select account_id, now_micros, now_micros, true, clock_timestamp(), dirty_from, first_day
            from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as now_micros) as t, (%s) as changes
            on conflict (account_id) do update set
                revision = r.revision + 1,
                stale = true,
                stale_since = case when r.stale then r.stale_since else excluded.stale_since end,
                dirty_from = least(r.dirty_from, excluded.dirty_from),
                rewritten = case when excluded.dirty_from is null then r.rewritten else r.revision + 1 end,
                first_day = least(r.first_day, excluded.first_day)
            """;

    private static final String CHANGE = changeOf("""
            select account_id, date 'epoch' + dirty_from as dirty_from, date 'epoch' + first_day as first_day
            from unnest(:accountIds::text[], :dirtyFrom::int[], :firstDays::int[])
                as u(account_id, dirty_from, first_day)""");

    private static final String READ = """
            select account_id, revision, stale, dirty_from, first_day, rewritten from signal_revision
            where account_id = any(:accountIds) order by account_id
            """;

    private static final String SETTLE = """
            with scored as materialized (
                select r.account_id, r.revision = u.revision as wholly, r.rewritten > u.revision as rewritten
                from signal_revision r
                join unnest(:accountIds::text[], :revisions::bigint[]) as u(account_id, revision)
                    on r.account_id = u.account_id
                order by r.account_id for no key update of r)
            update signal_revision r set
                stale = r.stale and not wholly, dirty_from = case when scored.rewritten then r.dirty_from end,
                claimed_until = null
            from scored where r.account_id = scored.account_id
            """;

    private static final String MARK = """
            with page as materialized (
                select account_id from signal_revision where account_id > :after
                order by account_id limit :limit for no key update)
            update signal_revision r set
                revision = revision + 1, stale = true, dirty_from = least(dirty_from, :dirtyFrom::date),
                rewritten = case when :dirtyFrom::date is null then rewritten else revision + 1 end,
                stale_since = case when stale then stale_since else clock_timestamp() end
            from page where r.account_id = page.account_id
            returning r.account_id
            """;

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The statement that does what {@link #change} does for the rows of a query: {@code account_id} ascending,
     * {@code dirty_from} and {@code first_day}.
     */
    static String changeOf(String changes) {
        return CHANGE_OF.formatted(changes);
    }

    /** Those of these accounts that ever changed, by id. */
    public Map<String, Revision> read(Collection<String> accountIds) {
        return jdbc
                .sql(READ)
                .param("accountIds", accountIds.toArray(String[]::new))
                .query(Revisions::revision)
                .list()
                .stream()
                .collect(Collectors.toMap(Revision::accountId, Function.identity()));
    }

    /**
     * Makes the scores of these accounts stale, and the closings from a past day on if one is given. The transaction
     * holds the accounts, and locks signals, if any, before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(SortedSet<String> accountIds, @Nullable LocalDate dirtyFrom) {
        change(accountIds.stream()
                .map(id -> new AccountChange(id, dirtyFrom, null))
                .toList());
    }

    /**
     * {@linkplain #touch Touches} the next of all accounts after an id, in a transaction of its own.
     *
     * @param after the id that the last page ended with; empty to begin
     * @return the id that this page ends with; empty when there were no more
     */
    @Transactional
    public Optional<String> markStale(String after, int limit, @Nullable LocalDate dirtyFrom) {
        return jdbc
                .sql(MARK)
                .param("after", after)
                .param("limit", limit)
                .param("dirtyFrom", dirtyFrom)
                .query(String.class)
                .list()
                .stream()
                .max(Comparator.naturalOrder());
    }

    /**
     * Their scores, today's and the closings, have come to these revisions. Where more changed since they stay stale, and
     * free for the next claim: under steady events an account would else wait until this one has run out. Closings are
     * to be made again only where a past day changed since.
     */
    @Transactional
    public void markScored(Map<String, Long> revisionsRead) {
        var rows = new Columns<>(List.copyOf(revisionsRead.entrySet()));
        jdbc.sql(SETTLE)
                .param("accountIds", rows.texts(Map.Entry::getKey))
                .param("revisions", rows.longs(Map.Entry::getValue))
                .update();
    }

    /** One change an account, by account ascending; the accounts are held. */
    void change(List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var rows = new Columns<>(changes);
        jdbc.sql(CHANGE)
                .param("accountIds", rows.texts(AccountChange::accountId))
                .param("dirtyFrom", rows.days(AccountChange::dirtyFrom))
                .param("firstDays", rows.days(AccountChange::firstDay))
                .update();
    }

    /** Sets the day of the account's first counted event, which a correction may have moved forward. */
    void firstDayIs(String accountId, @Nullable LocalDate firstDay) {
        jdbc.sql("update signal_revision set first_day = :firstDay::date where account_id = :accountId")
                .param("accountId", accountId)
                .param("firstDay", firstDay)
                .update();
    }

    void erase(String accountId) {
        jdbc.sql("delete from signal_revision where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }

    static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getString("account_id"),
                row.getLong("revision"),
                row.getBoolean("stale"),
                row.getObject("dirty_from", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getLong("rewritten"));
    }
}
