import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** An ops dashboard over 10,000 accounts that asks every 5 seconds, while 2,000 events a second come in. */
final class Polling {
    private static final int SECONDS = 120;
    private static final double EVERY = 5;
    private static final int EVENTS_A_BATCH = 200;
    private static final double BATCHES_A_SECOND = 10;
    private static final String[] FEATURES = {"reports", "export", "search"};
    private static final String HISTORY = "/api/v1/portfolio/history";
    private static final List<String> PATHS = List.of(
            "/api/v1/portfolio",
            HISTORY,
            "/api/v1/scores?sort=change30d&limit=100",
            "/api/v1/scores?sort=-changedAt&limit=100",
            "/api/v1/scores?flag=at_risk&limit=100",
            "/api/v1/accounts/rescore-1/score");
    private static final String METRICS = "/actuator/prometheus";

    private final Service service;
    private final long begin = System.nanoTime();
    private final Random random = new Random(begin);

    private Polling(Service service) {
        this.service = service;
    }

    static void run(Instance instance) throws Exception {
        Lists.fill(instance);
        sumUp(instance.service());
        new Polling(instance.service()).run();
    }

    /** Whoever asks first after an import waits for the sums of all days; a dashboard that is open has asked before. */
    private static void sumUp(Service service) {
        var start = System.nanoTime();
        service.get(HISTORY);
        System.out.printf("%-44s %10.1f s%n", "the first history, 90 days summed up", (System.nanoTime() - start) / 1e9);
    }

    private void run() throws Exception {
        var pool = Executors.newCachedThreadPool();
        try {
            var batches = pool.submit(() -> keepUp(BATCHES_A_SECOND, this::post));
            var polls = new LinkedHashMap<String, Future<double[]>>();
            PATHS.forEach(path -> polls.put(path, pool.submit(() -> keepUp(1 / EVERY, () -> service.get(path)))));
            var behind = new ArrayList<Double>();
            polls.put(METRICS, pool.submit(() -> keepUp(1 / EVERY, () -> behind.add(metric("healthscore_scores_behind_seconds")))));
            var scored = metric("healthscore_scoring_accounts_total");
            var sent = batches.get();
            System.out.printf(
                    "%-44s %,10.0f events/s for %.0f s%n", "sent meanwhile", sent.length * EVENTS_A_BATCH / seconds(), seconds());
            System.out.printf(
                    "%-44s %,10.0f accounts/s%n", "scored", (metric("healthscore_scoring_accounts_total") - scored) / seconds());
            new Waits("batch of " + EVENTS_A_BATCH + " events", sent).print();
            for (var poll : polls.entrySet()) {
                new Waits(poll.getKey(), poll.getValue().get()).print();
            }
            new Waits("furthest behind (healthscore_scores_behind)", behind.stream().mapToDouble(seconds -> seconds * 1000).toArray()).print();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Does it so often a second, later if the one before was late, and says what each took. */
    private double[] keepUp(double aSecond, Callable<?> work) throws Exception {
        var milliseconds = new double[(int) (SECONDS * aSecond)];
        for (int i = 0; i < milliseconds.length; i++) {
            var due = i / aSecond - seconds();
            if (due > 0) {
                Thread.sleep((long) (due * 1000));
            }
            var start = System.nanoTime();
            work.call();
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        return milliseconds;
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private Counts post() {
        var events = new StringBuilder();
        for (int i = 0; i < EVENTS_A_BATCH; i++) {
            var account = "rescore-" + (1 + random.nextInt(Rescoring.ACCOUNTS));
            var id = Long.toString(random.nextLong(), 36);
            var event = random.nextBoolean()
                    ? Event.of(id, "login", account, Instant.now(), "")
                    : Event.of(id, "feature_used", account, Instant.now(), Json.member("name", FEATURES[random.nextInt(FEATURES.length)]));
            event.by("u" + random.nextInt(20)).appendTo(events);
        }
        return Counts.in(service.post("/api/v1/events", "application/x-ndjson", events.toString().getBytes(UTF_8)))
                .check(EVENTS_A_BATCH);
    }

    private double metric(String name) {
        var found = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(service.get(METRICS));
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
