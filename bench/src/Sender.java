import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Sends events as NDJSON streams over a few connections and adds up the answers. */
final class Sender {
    private static final int CONNECTIONS = 2;
    private static final int EVENTS_A_STREAM = 20_000;
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Service service;
    private final Semaphore room = new Semaphore(2 * CONNECTIONS);
    private final Map<String, Long> reasons = new TreeMap<>();

    Sender(Service service) {
        this.service = service;
    }

    Counts send(Iterator<Event> events) throws Exception {
        var streams = new ArrayList<Future<Counts>>();
        var connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            while (events.hasNext()) {
                streams.add(submit(events, connections));
            }
            var sum = Counts.NONE;
            for (var stream : streams) {
                sum = sum.plus(stream.get());
            }
            return sum;
        } finally {
            connections.shutdownNow();
        }
    }

    /** Why events were refused, with how often, of the first 100 a stream. */
    Map<String, Long> reasons() {
        return reasons;
    }

    private Future<Counts> submit(Iterator<Event> events, ExecutorService connections) throws InterruptedException {
        room.acquire();
        var lines = new StringBuilder();
        long number = 0;
        while (number < EVENTS_A_STREAM && events.hasNext()) {
            events.next().appendTo(lines);
            number++;
        }
        var sent = number;
        return connections.submit(() -> post(lines.toString().getBytes(UTF_8), sent));
    }

    private Counts post(byte[] lines, long sent) {
        try {
            var answer = service.post("/api/v1/events", "application/x-ndjson", lines);
            remember(answer);
            return Counts.in(answer).check(sent);
        } finally {
            room.release();
        }
    }

    private synchronized void remember(String answer) {
        var detail = DETAIL.matcher(answer);
        while (detail.find()) {
            reasons.merge(detail.group(1), 1L, Long::sum);
        }
    }
}
