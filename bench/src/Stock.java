import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events put into the log by SQL, with the signals that ingesting them would have made, as a rebuild finds: some accounts' events
 * of {@link Made}'s kind, evenly over the days up to yesterday.
 */
record Stock(String prefix, int first, int accounts, int days) {
    /** As many more, evenly over the accounts, told apart from others by their label. */
    void add(Connection connection, String label, long events) throws Exception {
        long each = events / accounts;
        connection.setAutoCommit(false);
        Rescoring.execute(connection, """
                insert into account (account_id, created_at, updated_at, customer_since)
                select '%s' || a, now(), now(), current_date - %d from generate_series(%d, %d) a
                on conflict do nothing""".formatted(prefix, days, first, last()));
        Rescoring.execute(connection, """
                create temporary table stock on commit drop as select * from (
                    select '%1$s' || a as account_id, '%2$s-' || i as event_id,
                           (current_date - %4$d)::timestamp at time zone 'UTC' + i * (interval '%4$d days' / %5$d) as occurred_at,
                           (array['session', 'nps_response', 'login', 'login', 'feature_used', 'feature_used',
                                  'feature_used', 'feature_used'])[1 + h %% 8] as type,
                           1 + h / 8 %% %6$d as u,
                           case when h %% 8 > 3 then (array[%7$s])[1 + h / 160 %% 6] end as name,
                           case when h %% 8 = 0 then h / 160 %% 3600 when h %% 8 = 1 then h / 160 %% 11
                                when h %% 8 > 3 then 1 end as value
                    from generate_series(%8$d, %3$d) a
                        cross join generate_series(0, %5$d - 1) i
                        cross join lateral (select hashint8(i * 1000003::bigint + a) & 2147483647 as h) hashed
                ) made""".formatted(prefix, label, last(), days, each, Made.USERS, features(), first));
        Rescoring.execute(connection, """
                insert into event (account_id, occurred_at, event_id, type, user_id, name, value, received_at)
                select account_id, occurred_at, event_id, type, 'u' || u - 1, name, value, occurred_at from stock""");
        Rescoring.execute(connection, """
                insert into signal_day as s (account_id, type, day, facet, count, valued, sum, min, max, last_value, last_at,
                                             last_id, severity, users)
                select account_id, type, day, facet, count(*), count(value), coalesce(sum(value), 0), min(value), max(value),
                       (array_agg(value order by occurred_at desc, event_id collate "C" desc))[1], max(occurred_at),
                       (array_agg(event_id order by occurred_at desc, event_id collate "C" desc))[1], 0,
                       array_agg(distinct (array[%s])[u])
                from (select *, (occurred_at at time zone 'UTC')::date as day,
                             case when type = 'nps_response'
                                  then case when value >= 9 then 'promoter' when value >= 7 then 'passive' else 'detractor' end
                                  else coalesce(name, '') end as facet
                      from stock) e
                group by account_id, type, day, facet
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
                    last_at = greatest(s.last_at, excluded.last_at),
                    users = signal_users_merge(s.users, excluded.users)""".formatted(users()));
        Rescoring.execute(connection, """
                insert into signal_revision as r (account_id, revision, stale, first_day)
                select '%s' || a, 1, false, current_date - %d from generate_series(%d, %d) a
                on conflict (account_id) do update set
                    revision = r.revision + 1, first_day = least(r.first_day, excluded.first_day)""".formatted(prefix, days, first, last()));
        Rescoring.execute(connection, """
                insert into feed_start as f (type, first_day, moves)
                select type, current_date - %d, 1
                from unnest(array['session', 'nps_response', 'login', 'feature_used']) as t(type)
                on conflict (type) do update set first_day = least(f.first_day, excluded.first_day)""".formatted(days));
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** As a database settles that has come to what it holds over time. */
    static void settle(Connection connection) throws Exception {
        Rescoring.execute(connection, "vacuum analyze");
        Rescoring.execute(connection, "checkpoint");
    }

    private int last() {
        return first + accounts - 1;
    }

    private static String features() {
        return Arrays.stream(Made.FEATURES).map("'%s'"::formatted).collect(Collectors.joining(","));
    }

    private static String users() {
        return IntStream.range(0, Made.USERS)
                .mapToObj(user -> hash("u" + user) + "::bigint")
                .collect(Collectors.joining(","));
    }

    /** As the service hashes a user's id. */
    private static long hash(String user) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return (hash ^ (hash >>> 31)) >>> 1;
    }
}
