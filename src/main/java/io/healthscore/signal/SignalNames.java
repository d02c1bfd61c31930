package io.healthscore.signal;

import static java.util.stream.Collectors.joining;

import io.healthscore.platform.Columns;
import io.healthscore.platform.OneAtATime;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How often each name came over all accounts, always what the rows of {@code signal_day} add up to. Transactions append
 * what they change, so that none waits for another; the table that is read grows with names and not with history.
 */
@Component
public class SignalNames {

    private static final Set<EventType> NAMED = EnumSet.of(
            EventType.FEATURE_USED,
            EventType.MILESTONE_REACHED,
            EventType.CUSTOM,
            EventType.ACCOUNT_EXPANDED,
            EventType.ACCOUNT_CONTRACTED,
            EventType.MEASURE_REPORTED);

    private static final String APPEND = """
            insert into signal_name_change (type, name, count, last_seen)
            select type, facet, sum(%s), max(last_at) from %s
            where type in (%s)
            group by type, facet order by type, facet
            """;

    private static final String ERASE = """
            insert into signal_name_change (type, name, count)
            select type, facet, -sum(count) from signal_day
            where account_id = :accountId and type = any(:types)
            group by type, facet
            """;

    private static final String SETTLE = """
            with taken as (
                delete from signal_name_change where change_id in (
                    select change_id from signal_name_change order by change_id limit :most)
                returning type, name, count, last_seen),
            summed as (
                select type, name, sum(count) as count, coalesce(max(last_seen), 'epoch') as last_seen
                from taken group by type, name)
            insert into signal_name as n (type, name, count, last_seen)
            select type, name, count, last_seen from summed order by type, name
            on conflict (type, name) do update set
                count = n.count + excluded.count, last_seen = greatest(n.last_seen, excluded.last_seen)
            returning type, name, count
            """;

    private static final String DELETE_GONE = """
            delete from signal_name n using unnest(:types::text[], :names::text[]) as u(type, name)
            where n.type = u.type and n.name = u.name and n.count = 0
            """;

    private static final int AT_A_TIME = 20_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final OneAtATime oneAtATime;

    SignalNames(JdbcClient jdbc, TransactionOperations transactions, OneAtATime oneAtATime) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.oneAtATime = oneAtATime;
    }

    /** The statement that counts the rows of a query in; only named ones among them. */
    static String append(String rows) {
        return APPEND.formatted("count", rows, namedTypes());
    }

    /** The statement that counts the rows of a query out. */
    static String subtract(String rows) {
        return APPEND.formatted("-count", rows, namedTypes());
    }

    private static String namedTypes() {
        return NAMED.stream().map(type -> "'" + type.word() + "'").collect(joining(", "));
    }

    /** Before the account's signals go. */
    void erase(String accountId) {
        jdbc.sql(ERASE)
                .param("accountId", accountId)
                .param("types", NAMED.stream().map(EventType::word).toArray(String[]::new))
                .update();
    }

    /** Adds up what was appended. */
    @Scheduled(fixedDelayString = "PT1S")
    public void settle() {
        oneAtATime.run("signal names", () -> transactions.executeWithoutResult(status -> settleSome()));
    }

    private void settleSome() {
        var gone = jdbc.sql(SETTLE).param("most", AT_A_TIME).query(Settled.class).list().stream()
                .filter(settled -> settled.count() == 0)
                .toList();
        if (!gone.isEmpty()) {
            var columns = new Columns<>(gone);
            jdbc.sql(DELETE_GONE)
                    .param("types", columns.texts(Settled::type))
                    .param("names", columns.texts(Settled::name))
                    .update();
        }
    }

    private record Settled(String type, String name, long count) {}
}
