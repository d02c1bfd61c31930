import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A number of clients, each with a connection of its own. */
record Load(String url, int clients, double seconds) {
    /** A request, and the wait for its answer. */
    interface Request {
        Wire.Answer send(Wire wire) throws Exception;
    }

    /** Requests answered a second, where each client sends its next one when the last one is answered. */
    double rate(Request request) throws Exception {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        long sum = 0;
        for (var count : all(client -> count(request, end))) {
            sum += count;
        }
        return sum / seconds;
    }

    /**
     * How long answers take, in milliseconds, when requests come at a steady rate whatever becomes of those before. Counted from when
     * each was due, so a pause of the service is told by all who had to wait for it.
     */
    double[] waits(double aSecond, Request request) throws Exception {
        int each = (int) (aSecond * seconds / clients);
        var begin = System.nanoTime() + 10_000_000;
        var waits = all(client -> waits(request, each, begin + (long) (client / aSecond * 1e9), (long) (clients / aSecond * 1e9)));
        return waits.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private long count(Request request, long end) throws Exception {
        try (var wire = new Wire(url)) {
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                request.send(wire).orThrow();
            }
            return count;
        }
    }

    private double[] waits(Request request, int number, long begin, long every) throws Exception {
        var milliseconds = new double[number];
        try (var wire = new Wire(url)) {
            for (int i = 0; i < number; i++) {
                long due = begin + i * every;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                request.send(wire).orThrow();
                milliseconds[i] = (System.nanoTime() - due) / 1e6;
            }
        }
        return milliseconds;
    }

    private interface Client<T> {
        T run(int number) throws Exception;
    }

    private <T> List<T> all(Client<T> client) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                Callable<T> one = () -> client.run(number);
                running.add(pool.submit(one));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
