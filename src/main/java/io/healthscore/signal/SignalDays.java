package io.healthscore.signal;

import static java.util.stream.Collectors.toSet;

import io.healthscore.platform.Columns;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of {@code signal_day}. Whoever writes them holds their account, and takes them by key ascending. */
@Component
class SignalDays {

    /** With what follows from it in one statement, which spares round trips to a database elsewhere. */
    private static final String ROWS = """
            added as materialized (
                select account_id, type, date 'epoch' + day as day, facet, count, valued, sum::numeric, min::numeric,
                       max::numeric, last_value::numeric,
                       timestamptz 'epoch' + last_at * interval '1 microsecond' as last_at, last_id, severity,
                       users::bigint[]
                from unnest(:accountIds::text[], :types::text[], :days::int[], :facets::text[], :counts::bigint[],
                            :valued::bigint[], :sums::text[], :mins::text[], :maxs::text[], :lastValues::text[],
                            :lastAts::bigint[], :lastIds::text[], :severities::int[], :users::text[])
                     as u(account_id, type, day, facet, count, valued, sum, min, max, last_value, last_at, last_id,
                          severity, users)
                where
            """;

    private static final String MERGE = """
            ),
            named as (%s),
            changed as (%s)
            insert into signal_day as s (account_id, type, day, facet, count, valued, sum, min, max,
                                         last_value, last_at, last_id, severity, users)
            select * from added
            on conflict (account_id, type, day, facet) do update set
                count = s.count + excluded.count,
                valued = s.valued + excluded.valued,
                sum = s.sum + excluded.sum,
                min = least(s.min, excluded.min),
                max = greatest(s.max, excluded.max),
                last_value = case when (excluded.last_at, excluded.last_id) > (s.last_at, s.last_id)
                                  then excluded.last_value else s.last_value end,
                last_id = case when (excluded.last_at, excluded.last_id) > (s.last_at, s.last_id)
                               then excluded.last_id else s.last_id end,
                severity = case when (excluded.last_at, excluded.last_id) > (s.last_at, s.last_id)
                                then excluded.severity else s.severity end,
                last_at = greatest(s.last_at, excluded.last_at),
                users = signal_users_merge(s.users, excluded.users)
            returning account_id, xmax = 0
            """.formatted(SignalNames.append("added"), Revisions.changeOf("""
            select account_id, min(day) filter (where day < :closed) as dirty_from, min(day) as first_day
            from added group by account_id order by account_id"""));

    private static final String COUNTED_OUT = """
            with removed as (%s), named as (%s)
            select * from removed
            """;

    private static final String REMOVE_EXCESS = countedOut("""
            delete from signal_day s
            using unnest(:accountIds::text[], :types::text[], :days::int[]) as u(account_id, type, day)
                cross join lateral (
                    select facet from signal_day n
                    where n.account_id = u.account_id and n.type = u.type and n.day = date 'epoch' + u.day
                      and n.facet <> :other
                    order by facet offset :names) as excess
            where s.account_id = u.account_id and s.type = u.type and s.day = date 'epoch' + u.day
              and s.facet = excess.facet
            returning s.*
            """);

    /** Reads one row a type. */
    private static final String FIRST = """
            select first.day from unnest(:types::text[]) as t(type) cross join lateral (
                select day from signal_day s
                where s.account_id = :accountId and s.type = t.type
                order by day limit 1) as first
            order by first.day limit 1
            """;

    private static final String REMOVE = countedOut("""
            delete from signal_day s
            using unnest(:accountIds::text[], :types::text[], :days::int[], :facets::text[])
                as u(account_id, type, day, facet)
            where s.account_id = u.account_id and s.type = u.type and s.day = date 'epoch' + u.day
              and s.facet = u.facet
            returning s.*
            """);

    /** Named, so that the few days of many years are found along the primary key. */
    private static final String[] TYPES =
            Arrays.stream(EventType.values()).map(EventType::word).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final SignalNames names;

    SignalDays(JdbcClient jdbc, SignalNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    private static String countedOut(String delete) {
        return COUNTED_OUT.formatted(delete, SignalNames.subtract("removed"));
    }

    /**
     * Merges these into the rows, makes the scores of their accounts stale, and the closings of days before one.
     *
     * @param before what the statement does before, which says of which accounts
     */
    Added add(Before before, Collection<DaySignal> signals, LocalDate closed) {
        var rows = new Columns<>(signals.stream()
                .map(DaySignal::row)
                .sorted(Comparator.comparing(SignalRow::key))
                .toList());
        var merged = parameters(jdbc.sql("with " + before.with() + ROWS + before.condition() + MERGE), rows)
                .params(before.parameters())
                .param("closed", closed)
                .query((row, number) -> new Merged(row.getString(1), row.getBoolean(2)))
                .list();
        var accountIds = merged.stream().map(Merged::accountId).collect(toSet());
        var keys = rows.rows().stream()
                .map(SignalRow::key)
                .filter(key -> accountIds.contains(key.accountId()))
                .toList();
        return new Added(
                accountIds,
                IntStream.range(0, keys.size())
                        .filter(row -> merged.get(row).inserted())
                        .mapToObj(keys::get)
                        .toList());
    }

    /** @param inserted those of the accounts' signals that had no row */
    record Added(Set<String> accountIds, List<SignalKey> inserted) {}

    private record Merged(String accountId, boolean inserted) {}

    private static StatementSpec parameters(StatementSpec statement, Columns<SignalRow> rows) {
        return statement
                .param("accountIds", rows.texts(row -> row.key().accountId()))
                .param("types", rows.texts(row -> row.key().type().word()))
                .param("days", rows.days(row -> row.key().day()))
                .param("facets", rows.texts(row -> row.key().facet()))
                .param("counts", rows.longs(SignalRow::count))
                .param("valued", rows.longs(SignalRow::valued))
                .param("sums", rows.numbers(SignalRow::sum))
                .param("mins", rows.numbers(SignalRow::min))
                .param("maxs", rows.numbers(SignalRow::max))
                .param("lastValues", rows.numbers(SignalRow::lastValue))
                .param("lastAts", rows.micros(SignalRow::lastAt))
                .param("lastIds", rows.texts(SignalRow::lastId))
                .param("severities", rows.wholes(SignalRow::severity))
                .param("users", rows.texts(row -> users(row.users())));
    }

    private static @Nullable String users(long[] hashes) {
        if (hashes.length == 0) {
            return null;
        }
        return Arrays.stream(hashes).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Takes away the rows of names beyond the first {@value NameDay#NAMES} of each of these days. */
    List<SignalRow> removeExcess(Collection<NameDay> days) {
        var rows = new Columns<>(List.copyOf(days));
        return jdbc.sql(REMOVE_EXCESS)
                .param("accountIds", rows.texts(NameDay::accountId))
                .param("types", rows.texts(row -> row.type().word()))
                .param("days", rows.days(NameDay::day))
                .param("other", Signals.OTHER)
                .param("names", NameDay.NAMES)
                .query(SignalRow::of)
                .list();
    }

    /** All rows of an account on these days. */
    List<SignalRow> of(String accountId, Days days) {
        return jdbc.sql("""
                select * from signal_day
                where account_id = :accountId and type = any(:types) and day >= :from and day < :before
                order by type, day, facet
                """)
                .param("accountId", accountId)
                .param("types", TYPES)
                .param("from", days.from())
                .param("before", days.before())
                .query(SignalRow::of)
                .list();
    }

    void remove(List<SignalKey> keys) {
        var rows = new Columns<>(keys);
        jdbc.sql(REMOVE)
                .param("accountIds", rows.texts(SignalKey::accountId))
                .param("types", rows.texts(key -> key.type().word()))
                .param("days", rows.days(SignalKey::day))
                .param("facets", rows.texts(SignalKey::facet))
                .query(SignalRow::of)
                .list();
    }

    /** The first day that has any. */
    Optional<LocalDate> first(String accountId) {
        return jdbc.sql(FIRST)
                .param("accountId", accountId)
                .param("types", TYPES)
                .query(LocalDate.class)
                .optional();
    }

    void erase(String accountId) {
        names.erase(accountId);
        jdbc.sql("delete from signal_day where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }
}
