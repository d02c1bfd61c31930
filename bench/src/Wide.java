import java.sql.DriverManager;
import java.time.Instant;

/** The score of an account with a million events beside that of one with a hundred. */
final class Wide {
    private static final String LARGE = "wide-large-";
    private static final String SMALL = "wide-small-";
    private static final int EVENTS = 1_000_000;
    private static final int FEW_EVENTS = 100;
    private static final int DAYS = 365;
    private static final int WARM_UP = 100;
    private static final int TIMES = 300;

    private Wide() {}

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            if (Rescoring.count(connection, "select count(*) from account where account_id = '" + LARGE + "0'") == 0) {
                new Stock(LARGE, 0, 1, DAYS).add(connection, "large", EVENTS);
                new Stock(SMALL, 0, 1, DAYS).add(connection, "small", FEW_EVENTS);
                Stock.settle(connection);
            }
            Rescoring.execute(connection, """
                    update signal_revision set revision = revision + 1, stale = true where account_id like 'wide-%'""");
            Rescoring.awaitFresh(connection);
        }
        new Requests(instance)
                .compare(
                        "score GET, 1 million events / 100",
                        8,
                        wire -> wire.get(Requests.scoreOf(LARGE + 0), ""),
                        wire -> wire.get(Requests.scoreOf(SMALL + 0), ""));
        try (var wire = new Wire(instance.service().url())) {
            new Waits("score GET after an event, 1 million events", afterAnEvent(wire, LARGE + 0)).print();
            new Waits("score GET after an event, 100", afterAnEvent(wire, SMALL + 0)).print();
        }
    }

    /** How long the answer takes that has to be computed first. */
    private static double[] afterAnEvent(Wire wire, String account) throws Exception {
        var milliseconds = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            var event = Event.of("wide-" + System.nanoTime(), "login", account, Instant.now(), "").by("u1");
            wire.post("/api/v1/events", Requests.JSON, Requests.body(event)).orThrow();
            var start = System.nanoTime();
            wire.get(Requests.scoreOf(account), "").orThrow();
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return milliseconds;
    }
}
