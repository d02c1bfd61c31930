package io.healthscore.tracking;

import io.healthscore.account.AccountErased;
import io.healthscore.account.AccountMerged;
import io.healthscore.account.Accounts;
import io.healthscore.event.UserErased;
import io.healthscore.platform.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account a user was in when, by the own times of the group calls and whatever the order in which they arrive. Of two
 * calls of one time the greater account's holds.
 */
@Component
class UserGroups {

    private static final String KEEP = """
            insert into user_group (user_hash, joined_at, account_id)
            select user_hash, joined_at, max(account_id)
            from (
                select user_hash, timestamptz 'epoch' + at * interval '1 microsecond' as joined_at, account_id
                from unnest(:users::text[], :times::bigint[], :accountIds::text[]) as u(user_hash, at, account_id)) as u
            group by user_hash, joined_at
            order by user_hash, joined_at
            on conflict (user_hash, joined_at) do update set account_id = excluded.account_id
            where excluded.account_id > user_group.account_id
            """;

    /** Most calls repeat the one before. Between two of the same account they tell nothing, once no others can be on their way. */
    private static final String THIN_OUT = """
            delete from user_group g
            using (
                select user_hash, joined_at, account_id,
                       lag(account_id) over by_time as before, lead(account_id) over by_time as after
                from user_group where user_hash = any(:users)
                window by_time as (partition by user_hash order by joined_at)) as r
            where g.user_hash = r.user_hash and g.joined_at = r.joined_at
              and r.before = r.account_id and r.after = r.account_id and g.joined_at < :settled
            """;

    private static final String FIND = """
            select u.place, g.account_id,
                   exists (select from user_group o
                           where o.user_hash = u.user_hash and o.account_id <> g.account_id) as several
            from unnest(:users::text[], :times::bigint[]) with ordinality as u(user_hash, at, place)
            cross join lateral (
                select account_id from user_group
                where user_hash = u.user_hash and joined_at <= timestamptz 'epoch' + u.at * interval '1 microsecond'
                order by joined_at desc limit 1) as g
            """;

    /**
     * What is stored already stays where it is, though a late group call says otherwise now: else a retry would count twice.
     * In two parts, for the log may lie on other machines than the groups do.
     */
    private static final String FIND_STORED = """
            with candidate as materialized (
                select distinct u.place, timestamptz 'epoch' + u.at * interval '1 microsecond' as at, u.id, g.account_id
                from unnest(:users::text[], :times::bigint[], :ids::text[]) with ordinality
                    as u(user_hash, at, id, place)
                join user_group g on g.user_hash = u.user_hash)
            select c.place, e.account_id
            from candidate c
            join event e on e.account_id = c.account_id and e.occurred_at = c.at and e.event_id = c.id
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    UserGroups(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** A user is in an account from a time on. */
    record Joined(String user, Instant at, String accountId) {}

    /** Asks for the account that a user was in at the time of an event. */
    record Question(String user, Instant at, String eventId) {}

    private record Found(int place, String accountId, boolean several) {}

    private record Stored(int place, String accountId) {}

    /**
     * Keeps what group calls said; of accounts that were erased meanwhile nothing.
     *
     * @param settled no group call that is older than this is on its way any more
     */
    @Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 5, delay = 10, jitter = 10)
    @Transactional
    public void keep(Collection<Joined> calls, Instant settled) {
        var known = accounts.lockExisting(
                calls.stream().map(Joined::accountId).collect(Collectors.toCollection(TreeSet::new)));
        var kept =
                calls.stream().filter(call -> known.contains(call.accountId())).toList();
        var rows = new Columns<>(kept);
        jdbc.sql(KEEP)
                .param("users", rows.texts(Joined::user))
                .param("times", rows.micros(Joined::at))
                .param("accountIds", rows.texts(Joined::accountId))
                .update();
        jdbc.sql(THIN_OUT)
                .param(
                        "users",
                        kept.stream().map(Joined::user).distinct().sorted().toArray(String[]::new))
                .param("settled", settled.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The accounts by question; a user who was in none then has none. */
    Map<Question, String> find(List<Question> questions) {
        var found = ask(questions);
        var answers = new HashMap<Question, String>();
        found.forEach(answer -> answers.put(questions.get(answer.place() - 1), answer.accountId()));
        var doubtful = found.stream()
                .filter(Found::several)
                .map(answer -> questions.get(answer.place() - 1))
                .toList();
        answers.putAll(findStored(doubtful));
        return answers;
    }

    private List<Found> ask(List<Question> questions) {
        var rows = new Columns<>(questions);
        return questions.isEmpty()
                ? List.of()
                : jdbc.sql(FIND)
                        .param("users", rows.texts(Question::user))
                        .param("times", rows.micros(Question::at))
                        .query(Found.class)
                        .list();
    }

    private Map<Question, String> findStored(List<Question> questions) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        var rows = new Columns<>(questions);
        return jdbc
                .sql(FIND_STORED)
                .param("users", rows.texts(Question::user))
                .param("times", rows.micros(Question::at))
                .param("ids", rows.texts(Question::eventId))
                .query(Stored.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(Stored::accountId))
                .collect(Collectors.toMap(
                        stored -> questions.get(stored.place() - 1), Stored::accountId, (first, second) -> first));
    }

    @EventListener
    void on(UserErased erased) {
        var users = Stream.of(UserHash.of(erased.userId()), UserHash.ofAnonymous(erased.userId()))
                .flatMap(Optional::stream)
                .toArray(String[]::new);
        jdbc.sql("delete from user_group where user_hash = any(:users)")
                .param("users", users)
                .update();
    }

    @EventListener
    void on(AccountErased erased) {
        jdbc.sql("delete from user_group where account_id = :accountId")
                .param("accountId", erased.accountId())
                .update();
    }

    @EventListener
    void on(AccountMerged merged) {
        jdbc.sql("update user_group set account_id = :into where account_id = :from")
                .param("into", merged.into())
                .param("from", merged.from())
                .update();
    }
}
