package io.healthscore.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.fault.Caller.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Clients that send a {@link Script} to some replicas at once: event by event, as arrays and as streams; a quarter of it twice at
 * about the same time, by different ones. Whatever is not acknowledged they send again, to the next replica, until it is. One more
 * reads scores all the while. An answer that API.md does not foresee is the test's failure.
 */
final class Traffic implements AutoCloseable {

    private static final int CLIENTS = 5;
    private static final int TWICE_ONE_IN = 4;
    private static final Duration REPEATS_AFTER = Duration.ofMillis(100);
    private static final Duration ALL_WELL_WITHIN = Duration.ofSeconds(60);

    private final Script script;
    private final List<Caller> callers;
    private final Set<Sent> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger(TWICE_ONE_IN);
    private final AtomicInteger repeats = new AtomicInteger();
    private final Queue<IOException> broken = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean over;

    private Traffic(Script script, List<Caller> callers) {
        this.script = script;
        this.callers = callers;
    }

    static Traffic of(Script script, URI... replicas) {
        return of(script, Caller.PATIENT, replicas);
    }

    /** @param patience after which a client goes to the next replica */
    static Traffic of(Script script, Duration patience, URI... replicas) {
        var traffic = new Traffic(
                script,
                List.of(replicas).stream()
                        .map(replica -> Caller.of(replica, patience))
                        .toList());
        traffic.start();
        return traffic;
    }

    private void start() {
        deliver(script.beginning(), Form.ARRAY, 0);
        for (int client = 0; client < CLIENTS; client++) {
            int turn = client;
            clients.add(threads.submit(() -> watched(() -> send(turn))));
        }
        clients.add(threads.submit(() -> watched(this::read)));
    }

    /** Waits until so many more batches are acknowledged. */
    Traffic flows(int more) {
        int target = batches.get() + more;
        await().atMost(ALL_WELL_WITHIN).pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(failures).isEmpty();
            return batches.get() >= target;
        });
        return this;
    }

    /** No new batches; what was begun is sent until it is acknowledged. */
    Set<Sent> end() throws Exception {
        over = true;
        for (var client : clients) {
            client.get(ALL_WELL_WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(failures).isEmpty();
        return acknowledged;
    }

    /** How often a client was asked to repeat. */
    int repeats() {
        return repeats.get();
    }

    /** What clients met that got no answer at all, though they had a connection. */
    Queue<IOException> broken() {
        return broken;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void watched(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            failures.add(failure);
        }
    }

    private void send(int turn) {
        while (!over) {
            int drawn = next.getAndIncrement();
            int number = drawn % TWICE_ONE_IN == 0 ? drawn - 1 : drawn;
            deliver(script.batch(number), Form.values()[number % Form.values().length], turn + drawn);
            batches.incrementAndGet();
        }
    }

    /** One request after the other, each to the replica that answered the last one. */
    private void deliver(List<Sent> batch, Form form, int turn) {
        int at = turn;
        for (var body : form.bodies(batch)) {
            var reply = answered(at, caller -> caller.post("/events", form.type, body.text));
            body.check(reply.answer);
            acknowledged.addAll(body.events);
            at = reply.turn;
        }
    }

    private void read() {
        for (int turn = 0; !over; turn++) {
            var account = script.accounts().get(turn % script.accounts().size());
            answered(turn, caller -> caller.get("/accounts/" + account + "/score"));
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** The first good answer of any replica. */
    private Reply answered(int turn, Call call) {
        for (int attempt = 0; !Thread.currentThread().isInterrupted(); attempt++) {
            try {
                var answer = call.of(callers.get((turn + attempt) % callers.size()));
                if (answer.isOk()) {
                    return new Reply(answer, turn + attempt);
                }
                assertThat(answer).matches(Answer::asksToRepeat, "asks to repeat the request");
                repeats.incrementAndGet();
            } catch (ConnectException nobodyThere) {
                // As a balancer finds out.
            } catch (IOException noAnswer) {
                broken.add(noAnswer);
            }
            LockSupport.parkNanos(REPEATS_AFTER.toNanos());
        }
        throw new IllegalStateException("never acknowledged");
    }

    private interface Call {
        Answer of(Caller caller) throws IOException;
    }

    /** @param turn of the replica that gave it */
    private record Reply(Answer answer, int turn) {}

    /** What goes into one request. */
    private record Body(List<Sent> events, String text) {

        void check(Answer answer) {
            var json = answer.json();
            if (json.has("status")) {
                assertThat(json.get("status").asString()).isIn("accepted", "duplicate");
                return;
            }
            assertThat(count(json, "received")).as(answer.toString()).isEqualTo(events.size());
            assertThat(count(json, "accepted") + count(json, "duplicates")).isEqualTo(events.size());
        }

        private static int count(JsonNode json, String name) {
            return json.get(name).asInt();
        }
    }

    private enum Form {
        SINGLY("application/json"),
        ARRAY("application/json"),
        STREAM("application/x-ndjson");

        private static final int SINGLE_EVENTS = 10;

        private final String type;

        Form(String type) {
            this.type = type;
        }

        List<Body> bodies(List<Sent> events) {
            return switch (this) {
                case SINGLY ->
                    events.stream()
                            .limit(SINGLE_EVENTS)
                            .map(event -> new Body(List.of(event), event.json()))
                            .toList();
                case ARRAY -> List.of(new Body(events, joined(events, ",", "[", "]")));
                case STREAM -> List.of(new Body(events, joined(events, "\n", "", "\n")));
            };
        }

        private static String joined(List<Sent> events, String between, String before, String after) {
            return events.stream().map(Sent::json).collect(Collectors.joining(between, before, after));
        }
    }
}
