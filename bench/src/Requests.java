import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Single events and score reads, each beside a no-op behind the same filters that answers as many bytes. */
final class Requests {
    static final String JSON = "application/json";
    private static final int WARM_UP_AT_LEAST = 3;
    private static final int WARM_UP_AT_MOST = 15;
    private static final int ROUNDS = 3;
    private static final double SECONDS = 5;
    private static final double STEADY_SECONDS = 20;
    private static final double A_SECOND = 2000;
    private static final AtomicLong SEED = new AtomicLong(System.nanoTime());

    private final Instance instance;
    private final String url;

    Requests(Instance instance) {
        this.instance = instance;
        url = instance.service().url();
    }

    void posts() throws Exception {
        posts("single-event POST, 16 clients / no-op POST", Made::live);
        posts("the same of the last 90 days", Made::ofDays);
    }

    private void posts(String what, LongFunction<Made> maker) throws Exception {
        var made = ThreadLocal.withInitial(() -> maker.apply(SEED.incrementAndGet()));
        var bytes = length(wire -> wire.post("/api/v1/events", JSON, body(made.get().next())));
        compare(
                what,
                16,
                wire -> wire.post("/api/v1/events", JSON, body(made.get().next())),
                wire -> wire.post("/api/v1/bench/no-op?bytes=" + bytes, JSON, body(made.get().next())));
    }

    void reads() throws Exception {
        var bytes = length(wire -> wire.get(score(0), ""));
        Load.Request read = wire -> wire.get(score(ThreadLocalRandom.current().nextInt(Made.ACCOUNTS)), "");
        Load.Request noOp = wire -> wire.get("/api/v1/bench/no-op?bytes=" + bytes, "");
        compare("score GET (" + bytes + " bytes), 8 clients / no-op GET", 8, read, noOp);
        var steady = new Load(url, 32, STEADY_SECONDS);
        new Waits("score GET, 2,000 due a second", steady.waits(A_SECOND, read)).print();
        new Waits("no-op GET, 2,000 due a second", steady.waits(A_SECOND, noOp)).print();
    }

    /** Polls of the changes feed that bring nothing new, beside reads of single scores. */
    void polls(String path, String prefix, int accounts) throws Exception {
        String etag;
        try (var wire = new Wire(url)) {
            etag = wire.get(path, "").etag();
            var status = wire.get(path, etag).status();
            if (status != 304) {
                throw new IllegalStateException("a poll that brings nothing new is answered " + status);
            }
        }
        compare(
                "feed poll answered 304, 8 clients / score GET",
                8,
                wire -> wire.get(path, etag),
                wire -> wire.get(scoreOf(prefix + (1 + ThreadLocalRandom.current().nextInt(accounts))), ""));
    }

    void compare(String what, int clients, Load.Request measured, Load.Request measure) throws Exception {
        var load = new Load(url, clients, SECONDS);
        var rates = new double[ROUNDS];
        var measures = new double[ROUNDS];
        warmUp(load, measured, measure);
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = load.rate(measured);
            measures[round] = undisturbed(load, measure);
        }
        new Result(what, rates, measures).print("requests/s");
    }

    /** Until it gets no faster: on two cores the JVM's compiler has its say for minutes. */
    private void warmUp(Load load, Load.Request measured, Load.Request measure) throws Exception {
        double best = 0;
        for (int round = 0; round < WARM_UP_AT_MOST; round++) {
            var rate = load.rate(measured);
            undisturbed(load, measure);
            if (round >= WARM_UP_AT_LEAST && rate < best * 1.03) {
                return;
            }
            best = Math.max(best, rate);
        }
    }

    /** Begun when nothing is left to be scored of what the other one brought. */
    private double undisturbed(Load load, Load.Request measure) throws Exception {
        Rescoring.awaitFresh(instance);
        return load.rate(measure);
    }

    private int length(Load.Request request) throws Exception {
        try (var wire = new Wire(url)) {
            return request.send(wire).orThrow().body().length;
        }
    }

    private static String score(int account) {
        return scoreOf(Made.account(account));
    }

    static String scoreOf(String account) {
        return "/api/v1/accounts/" + account + "/score";
    }

    static byte[] body(Event event) {
        var json = new StringBuilder();
        event.appendTo(json);
        return json.toString().getBytes(UTF_8);
    }
}
