import java.sql.Connection;
import java.sql.DriverManager;

/** 10,000 accounts with 90 days of signals, put there by SQL: how long until the background worker has scored them all. */
final class Rescoring {
    static final int ACCOUNTS = 10_000;
    private static final int ROUNDS = 3;

    private static final String SUM = """
            select account_id, type, facet, sum(count), sum(sum) from signal_day
            where account_id like 'rescore-%' and day >= current_date - 90
            group by account_id, type, facet""";

    private Rescoring() {}

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            fill(connection, "rescore-", ACCOUNTS, 90);
            System.out.printf("%-44s %,10d%n", "signal rows of 10,000 accounts, 90 days", count(connection, """
                    select count(*) from signal_day where account_id like 'rescore-%'"""));
            System.out.println(SUM);
            var sum = measure("the plain sum of these", () -> execute(connection, SUM), () -> {});
            print("scored, closings made for the first time", sum, () -> score(connection, null), () -> forget(connection));
            print("scored again, closings made already", sum, () -> score(connection, null), () -> {});
            print("scored again, closings made anew", sum, () -> score(connection, "current_date - 90"), () -> {});
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void print(String what, double sum, Work scoring, Work before) throws Exception {
        var seconds = measure(what, scoring, before);
        System.out.printf("%-44s %10.1f times the plain sum%n", "", seconds / sum);
    }

    /** Puts the accounts there, if they are not; not one of them is stale. */
    static void fill(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            fill(connection, "rescore-", ACCOUNTS, 90);
        }
    }

    /** Until the worker has nothing left to do: a read of a stale score would measure its computation. */
    static void awaitFresh(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            awaitFresh(connection);
        }
    }

    static void awaitFresh(Connection connection) throws Exception {
        while (count(connection, "select count(*) from signal_revision where stale") > 0) {
            Thread.sleep(50);
        }
    }

    /** The median, in seconds. */
    private static double measure(String what, Work work, Work before) throws Exception {
        var seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            before.run();
            var start = System.nanoTime();
            work.run();
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf("%-44s %10.2f s (%s)%n", what, Result.median(seconds), Result.list("%.2f", seconds));
        return Result.median(seconds);
    }

    private static void score(Connection connection, String dirtyFrom) throws Exception {
        execute(connection, """
                update signal_revision set revision = revision + 1, stale = true, dirty_from = %s
                where account_id like 'rescore-%%'""".formatted(dirtyFrom));
        awaitFresh(connection);
    }

    /** As if they had never been scored. */
    private static void forget(Connection connection) throws Exception {
        awaitFresh(connection);
        execute(connection, "delete from score_day where account_id like 'rescore-%'");
        execute(connection, "delete from score_current where account_id like 'rescore-%'");
        execute(connection, "vacuum analyze");
    }

    /** A third of the days of three features, logins on most, a session each, and an NPS answer a month. */
    static void fill(Connection connection, String prefix, int accounts, int days) throws Exception {
        connection.setAutoCommit(false);
        execute(connection, """
                insert into account (account_id, created_at, updated_at, registered_at, customer_since)
                select '%s' || a, now(), now(), now(), current_date - 400 from generate_series(1, %d) a
                on conflict do nothing""".formatted(prefix, accounts));
        execute(connection, """
                insert into signal_day (account_id, type, day, facet, count, valued, sum, min, max, last_value,
                                        last_at, last_id, severity, users)
                select '%s' || a, s.type, d.day, s.facet, s.n, s.n, s.n * s.value, s.value, s.value, s.value,
                       d.day + time '12:00' at time zone 'UTC', 'x', 0, s.users
                from generate_series(1, %d) a
                cross join (select current_date - g as day, g from generate_series(1, %d) g) d
                cross join lateral (values
                    ('login', '', 3, 1, array[a, a + 1, a + 2]::bigint[], (a + g) %% 7 < 5),
                    ('session', '', 3, 900, array[a, a + 1]::bigint[], (a + g) %% 7 < 5),
                    ('feature_used', 'reports', 5, 1, array[a]::bigint[], (a + g) %% 3 = 0),
                    ('feature_used', 'export', 2, 1, array[a + 1]::bigint[], (a + g) %% 3 = 1),
                    ('feature_used', 'search', 9, 1, array[a, a + 2]::bigint[], (a * 7 + g) %% 2 = 0),
                    ('nps_response', 'promoter', 1, 9, null, (a + g) %% 30 = 0)
                ) s (type, facet, n, value, users, there)
                where s.there
                on conflict do nothing""".formatted(prefix, accounts, days));
        execute(connection, """
                insert into signal_revision (account_id, revision, stale, dirty_from, first_day)
                select '%s' || a, 1, false, null, current_date - %d from generate_series(1, %d) a
                on conflict do nothing""".formatted(prefix, days, accounts));
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    static void execute(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long count(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
