import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Single events and score reads, each beside a no-op behind the same filters that answers as many bytes. */
final class Requests {
    private static final int ROUNDS = 4;
    private static final double SECONDS = 5;
    private static final AtomicLong SEED = new AtomicLong(System.nanoTime());

    private final String url;
    private final HttpClient client;

    Requests(Service service) {
        url = service.url();
        client = service.client();
    }

    void posts() throws Exception {
        var made = ThreadLocal.withInitial(() -> new Made(SEED.incrementAndGet()));
        compare(
                "single-event POST, 16 clients / no-op POST",
                16,
                () -> post("/api/v1/events", made.get().next()),
                () -> post("/api/v1/bench/no-op?bytes=64", made.get().next()));
    }

    void reads() throws Exception {
        var bytes = client.send(score(0), BodyHandlers.ofByteArray()).body().length;
        compare(
                "score GET (" + bytes + " bytes), 8 clients / no-op GET",
                8,
                () -> score(ThreadLocalRandom.current().nextInt(Made.ACCOUNTS)),
                () -> get("/api/v1/bench/no-op?bytes=" + bytes));
    }

    /** Polls of the changes feed that bring nothing new, beside reads of single scores. */
    void polls(String path, String prefix, int accounts) throws Exception {
        var etag = client.send(get(path), BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var poll = HttpRequest.newBuilder(URI.create(url + path))
                .header("If-None-Match", etag)
                .build();
        var status = client.send(poll, BodyHandlers.discarding()).statusCode();
        if (status != 304) {
            throw new IllegalStateException("a poll that brings nothing new is answered " + status);
        }
        Supplier<HttpRequest> score =
                () -> get("/api/v1/accounts/" + prefix + (1 + ThreadLocalRandom.current().nextInt(accounts)) + "/score");
        // Neither was asked for so far: one round would measure the compiler.
        for (int i = 0; i < 3; i++) {
            new Load(client, 8, SECONDS).rate(() -> poll);
            new Load(client, 8, SECONDS).rate(score);
        }
        compare("feed poll answered 304, 8 clients / score GET", 8, () -> poll, score);
    }

    private void compare(String what, int clients, Supplier<HttpRequest> measured, Supplier<HttpRequest> noOp)
            throws Exception {
        var load = new Load(client, clients, SECONDS);
        var rates = new double[ROUNDS - 1];
        var noOps = new double[ROUNDS - 1];
        for (int round = 0; round < ROUNDS; round++) {
            var rate = load.rate(measured);
            var noOpRate = load.rate(noOp);
            if (round > 0) {
                rates[round - 1] = rate;
                noOps[round - 1] = noOpRate;
            }
        }
        new Result(what, rates, noOps).print("requests/s");
    }

    private HttpRequest score(int account) {
        return get("/api/v1/accounts/" + Made.account(account) + "/score");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).build();
    }

    private HttpRequest post(String path, Event event) {
        var json = new StringBuilder();
        event.appendTo(json);
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.toString()))
                .build();
    }
}
