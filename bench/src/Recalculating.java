import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A year of 1,000 accounts: recalculated as it was, under another version, and back. */
final class Recalculating {
    private static final int ACCOUNTS = 1000;
    private static final int DAYS = 365;
    private static final String MODEL = "bench";

    private final Service service;

    private Recalculating(Service service) {
        this.service = service;
    }

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            Rescoring.fill(connection, "recalculate-", ACCOUNTS, DAYS);
            score(connection);
        }
        var recalculating = new Recalculating(instance.service());
        var version = recalculating.version();
        recalculating.print("recalculated as it was", "");
        recalculating.print("recalculated under another version", ",\"model\":\"%s\",\"version\":%d".formatted(MODEL, version));
        recalculating.print("recalculated back", "");
    }

    /** Until the background worker has closed every day. */
    private static void score(Connection connection) throws Exception {
        Rescoring.execute(connection, """
                update signal_revision set revision = revision + 1, stale = true
                where account_id like 'recalculate-%'""");
        Rescoring.awaitFresh(connection);
    }

    private void print(String what, String version) throws Exception {
        var start = System.nanoTime();
        var job = recalculate(version);
        System.out.printf(
                "%-44s %10.1f s, %,d of %,d days changed%n",
                what,
                (System.nanoTime() - start) / 1e9,
                Json.number(job, "changedDays"),
                Json.number(job, "total") * DAYS);
    }

    private String recalculate(String version) throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var accounts = new StringBuilder();
        for (int i = 1; i <= ACCOUNTS; i++) {
            accounts.append(i == 1 ? "" : ",").append(Json.text("recalculate-" + i));
        }
        var job = post("/api/v1/recalculations", "{\"from\":\"%s\",\"to\":\"%s\",\"accountIds\":[%s]%s}"
                .formatted(today.minusDays(DAYS), today.minusDays(1), accounts, version));
        var path = "/api/v1/recalculations/" + Json.number(job, "id");
        while (!job.contains("\"state\":\"done\"")) {
            Thread.sleep(50);
            job = service.get(path);
        }
        return job;
    }

    /** A draft of its own, of the default model with more weight on satisfaction. */
    private long version() {
        var definition = Previewing.definition(service).replaceFirst("\"key\":\"default\"", "\"key\":\"" + MODEL + "\"");
        return Json.number(post("/api/v1/models/" + MODEL + "/versions", definition), "version");
    }

    private String post(String path, String body) {
        return service.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
