import java.sql.Connection;
import java.sql.DriverManager;

/** Ingest with 20 million events stored beside ingest with 0.2 million, of the same accounts over the same year. */
final class Grown {
    private static final long FEW = 200_000;
    private static final long MANY = 20_000_000;
    private static final int PARTS = 10;
    private static final int DAYS = 365;

    private Grown() {}

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl());
                var ingest = new Ingest(instance)) {
            new Stock("bench-", 0, Made.ACCOUNTS, DAYS).add(connection, "few", FEW);
            Stock.settle(connection);
            var few = Rates.of(ingest);
            fill(connection);
            var many = Rates.of(ingest);
            System.out.printf("%-44s %,10d%n", "events stored in the end", count(connection));
            print("ingest of the last 90 days", few.past, many.past);
            print("ingest of what happens now", few.live, many.live);
        }
    }

    /** Some accounts after the others, so that no sort is too large. */
    private static void fill(Connection connection) throws Exception {
        int accounts = Made.ACCOUNTS / PARTS;
        for (int part = 0; part < PARTS; part++) {
            new Stock("bench-", part * accounts, accounts, DAYS).add(connection, "many", (MANY - FEW) / PARTS);
        }
        Stock.settle(connection);
    }

    private static long count(Connection connection) throws Exception {
        return Rescoring.count(connection, "select count(*) from event");
    }

    /** {@code COPY} beside it tells whether the machine itself has become slower. */
    private static void print(String what, Result few, Result many) {
        new Result(what + ", 20 million / 0.2 million", many.measured(), few.measured()).print("events/s");
        new Result("COPY beside it, likewise", many.measure(), few.measure()).print("events/s");
    }

    private record Rates(Result past, Result live) {
        static Rates of(Ingest ingest) throws Exception {
            return new Rates(ingest.compare("", Made::ofDays), ingest.compare("", Made::live));
        }
    }
}
