import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A client follows the changes feed while 1,000 accounts a second change; then polls that bring nothing new. */
final class Feed {
    private static final String PREFIX = "feed-";
    private static final int ACCOUNTS = 5000;
    private static final int AT_ONCE = 200;
    private static final int A_SECOND = 1000;
    private static final int SECONDS = 30;
    private static final Pattern ROW = Pattern.compile("\"accountId\":\"(feed-\\d+)\",\"name\":\"(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private final Service service;
    /** When the answer to the change came, by account and name. */
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private volatile boolean changing = true;
    private String cursor = "";

    private Feed(Service service) {
        this.service = service;
    }

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            Rescoring.fill(connection, PREFIX, ACCOUNTS, 30);
            Rescoring.execute(connection, """
                    update signal_revision set revision = revision + 1, stale = true where account_id like 'feed-%'""");
            Rescoring.awaitFresh(connection);
        }
        var feed = new Feed(instance.service());
        feed.catchUp();
        analyze(instance);
        feed.follow();
        Rescoring.awaitFresh(instance);
        feed.catchUp();
        new Requests(instance).polls(feed.path(), PREFIX, ACCOUNTS);
    }

    /** As autovacuum does within a minute of so many new rows. */
    private static void analyze(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            Rescoring.execute(connection, "vacuum analyze score_feed");
        }
    }

    private void follow() throws Exception {
        var changer = new Thread(this::change);
        var start = System.nanoTime();
        changer.start();
        while (changing || !seen.keySet().containsAll(last())) {
            if (!page()) {
                Thread.sleep(100);
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var lags = seen.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - answered.get(entry.getKey()))
                .sorted()
                .toArray();
        System.out.printf(
                "%-44s %,10d of %,d in %.1f s; seen after %d ms (median), %d ms (p99), %d ms at most%n",
                "changes followed",
                lags.length,
                SECONDS * A_SECOND,
                seconds,
                lags[lags.length / 2] / 1_000_000,
                lags[lags.length * 99 / 100] / 1_000_000,
                lags[lags.length - 1] / 1_000_000);
    }

    /** Each account's last change: an earlier one may be overtaken before the client asks. */
    private List<String> last() {
        int changes = SECONDS * A_SECOND;
        return IntStream.range(changes - ACCOUNTS, changes).mapToObj(Feed::key).toList();
    }

    private static String account(int number) {
        return PREFIX + (1 + number % ACCOUNTS);
    }

    private static String key(int number) {
        return account(number) + " " + number;
    }

    private void change() {
        var begin = System.nanoTime();
        for (int batch = 0; batch < SECONDS * A_SECOND / AT_ONCE; batch++) {
            sleepUntil(begin + batch * (AT_ONCE * 1_000_000_000L / A_SECOND));
            var keys = new String[AT_ONCE];
            var body = new StringBuilder();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = batch * AT_ONCE + i;
                keys[i] = key(number);
                body.append(i == 0 ? "[" : ",")
                        .append("{\"id\":\"%s\",\"name\":\"%d\"}".formatted(account(number), number));
            }
            service.post("/api/v1/accounts", "application/json", body.append("]").toString().getBytes(StandardCharsets.UTF_8));
            var now = System.nanoTime();
            Arrays.stream(keys).forEach(key -> answered.put(key, now));
        }
        changing = false;
    }

    private static void sleepUntil(long time) {
        try {
            Thread.sleep(Math.max(0, time - System.nanoTime()) / 1_000_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void catchUp() throws InterruptedException {
        Thread.sleep(1000);
        boolean more = true;
        while (more) {
            more = page();
        }
    }

    /** Whether it brought anything. */
    private boolean page() {
        var page = service.get(path());
        var now = System.nanoTime();
        var rows = ROW.matcher(page);
        while (rows.find()) {
            seen.putIfAbsent(rows.group(1) + " " + rows.group(2), now);
        }
        var next = NEXT.matcher(page);
        if (!next.find()) {
            throw new IllegalStateException(page);
        }
        cursor = next.group(1);
        return !page.startsWith("{\"items\":[]");
    }

    private String path() {
        return "/api/v1/scores/changes?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
    }
}
