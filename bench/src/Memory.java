import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** What the service's process holds at most while everything is asked of it at once. */
final class Memory {
    private static final double SECONDS = 60;
    private static final int STREAMS = 2;
    private static final int EVENTS = 50_000;
    private static final int POSTING = 16;
    private static final int READING = 8;
    private static final int LISTING = 4;
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> LISTS = List.of(
            "/api/v1/scores?limit=1000",
            "/api/v1/scores?limit=1000&sort=change30d",
            "/api/v1/scores/changes?limit=1000",
            "/api/v1/portfolio/history",
            "/api/v1/insights/at-risk?limit=1000",
            "/api/v1/insights/metrics");

    private Memory() {}

    static void run(Instance instance) throws Exception {
        var started = instance.peakMegabytes();
        var url = instance.service().url();
        var made = ThreadLocal.withInitial(() -> Made.ofDays(random().nextLong()));
        var pool = Executors.newCachedThreadPool();
        var done = new ExecutorCompletionService<Double>(pool);
        var load = List.<Callable<Double>>of(
                () -> new Load(url, STREAMS, SECONDS).rate(wire -> wire.post("/api/v1/events", NDJSON, lines(made.get()))),
                () -> new Load(url, POSTING, SECONDS).rate(wire ->
                        wire.post("/api/v1/events", Requests.JSON, Requests.body(made.get().next()))),
                () -> new Load(url, READING, SECONDS).rate(wire -> wire.get(Requests.scoreOf(anyone()), "")),
                () -> new Load(url, LISTING, SECONDS).rate(wire -> wire.get(LISTS.get(random().nextInt(LISTS.size())), "")));
        try {
            load.forEach(done::submit);
            for (int i = 0; i < load.size(); i++) {
                done.take().get();
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.printf("%-44s %,10d MB; when started %,d MB%n", "memory at most under full load", instance.peakMegabytes(), started);
    }

    private static String anyone() {
        return "rescore-" + (1 + random().nextInt(Rescoring.ACCOUNTS));
    }

    private static Random random() {
        return ThreadLocalRandom.current();
    }

    private static byte[] lines(Made made) {
        var lines = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            made.next().appendTo(lines);
        }
        return lines.toString().getBytes(UTF_8);
    }
}
