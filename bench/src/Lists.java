import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.IntFunction;

/** What dashboards and CRM systems ask for, of 10,000 accounts with 90 days: how long one client waits for it. */
final class Lists {
    private static final int TIMES = 300;

    /** Of what takes seconds. */
    private static final int FEW_TIMES = 15;

    private static final int PAGES = 100;
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final String url;
    private final HttpClient client;

    private Lists(Service service) {
        url = service.url();
        client = service.client();
    }

    static void run(Instance instance) throws Exception {
        fill(instance);
        new Lists(instance.service()).measure();
    }

    /** Accounts that differ: segments, owners, spend and contracts, a tenth fallen silent, each day's closing scored. */
    static void fill(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            if (isFilled(connection)) {
                Rescoring.awaitFresh(connection);
                return;
            }
            Rescoring.fill(connection, "rescore-", Rescoring.ACCOUNTS, 90);
            differ(connection);
            Rescoring.execute(connection, """
                    update signal_revision set revision = revision + 1, stale = true, dirty_from = current_date - 90
                    where account_id like 'rescore-%'""");
            Rescoring.awaitFresh(connection);
            Rescoring.execute(connection, "vacuum analyze");
        }
    }

    /** By an earlier measurement on the same database. */
    private static boolean isFilled(Connection connection) throws Exception {
        return Rescoring.count(connection, """
                select count(*) from account join score_day using (account_id)
                where account_id like 'rescore-%' and owner is not null and day = current_date - 1""") == Rescoring.ACCOUNTS;
    }

    private static void differ(Connection connection) throws Exception {
        Rescoring.execute(connection, """
                update account set name = 'Customer ' || n, segment = (array['smb', 'mid-market', 'enterprise'])[n % 3 + 1],
                       owner = 'owner-' || n % 20 || '@vendor.example', spend = n % 97 * 50, spend_at = now(),
                       contract_ends_on = current_date + n % 400, notice_days = 30
                from (select account_id as id, substr(account_id, 9)::int as n from account where account_id like 'rescore-%') made
                where account_id = id""");
        Rescoring.execute(connection, """
                delete from signal_day
                where account_id like 'rescore-%0' and day > current_date - 10 - substr(account_id, 9)::int % 30""");
    }

    private void measure() throws Exception {
        print("100 scores by id", page -> "/api/v1/scores?limit=100&cursor=" + cursor(page));
        print("100 scores, lowest first", page -> "/api/v1/scores?limit=100&sort=score");
        print("100 scores, latest changes first", page -> "/api/v1/scores?limit=100&sort=-changedAt");
        print("100 scores, filtered, most fallen first", page ->
                "/api/v1/scores?limit=100&sort=change30d&segment=enterprise&minSpend=1000&state=active");
        print("100 scores of a past day", page -> "/api/v1/scores?limit=100&at=" + TODAY.minusDays(1 + page % 60));
        print("portfolio", page -> "/api/v1/portfolio");
        print("portfolio of a segment", page -> "/api/v1/portfolio?segment=smb");
        print("portfolio of 90 days", page -> "/api/v1/portfolio/history");
        print("at risk", page -> "/api/v1/insights/at-risk?limit=100");
        print("expansion", page -> "/api/v1/insights/expansion?limit=100");
        print("metrics", page -> "/api/v1/insights/metrics", FEW_TIMES);
        print("features", page -> "/api/v1/insights/features", FEW_TIMES);
        print("one score", page -> "/api/v1/accounts/rescore-%d/score".formatted(page + 1));
        unchanged("one score, unchanged (304)", "/api/v1/accounts/rescore-1/score");
        unchanged("100 scores, unchanged (304)", "/api/v1/scores?limit=100");
        unchanged("portfolio, unchanged (304)", "/api/v1/portfolio");
        print("metrics for Prometheus", page -> "/actuator/prometheus");
    }

    private void print(String what, IntFunction<String> path) throws Exception {
        print(what, path, TIMES);
    }

    private void print(String what, IntFunction<String> path, int times) throws Exception {
        new Waits(what, milliseconds(path, times, 200, "")).print();
    }

    private void unchanged(String what, String path) throws Exception {
        var etag = send(path, "").headers().firstValue("ETag").orElseThrow();
        new Waits(what, milliseconds(page -> path, TIMES, 304, etag)).print();
    }

    /** How long each answer took; a fifth as many are asked for before, and not counted. */
    private double[] milliseconds(IntFunction<String> path, int times, int status, String etag) throws Exception {
        var milliseconds = new double[times];
        for (int i = -times / 5; i < times; i++) {
            var asked = path.apply(Math.floorMod(i, PAGES));
            var start = System.nanoTime();
            var answer = send(asked, etag);
            if (answer.statusCode() != status) {
                throw new IllegalStateException(asked + ": " + answer.statusCode() + " " + answer.body());
            }
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return milliseconds;
    }

    private HttpResponse<String> send(String path, String etag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(1));
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The place behind an account, as the service writes it: two parts, zero-separated, in base 64. */
    private static String cursor(int page) {
        var place = "0\0rescore-" + page;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes());
    }
}
