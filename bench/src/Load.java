import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A number of clients, each sending its next request when the last one is answered. */
record Load(HttpClient client, int clients, double seconds) {
    /** Requests answered a second. */
    double rate(Supplier<HttpRequest> requests) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        var end = System.nanoTime() + (long) (seconds * 1e9);
        try {
            Callable<Long> one = () -> run(requests, end);
            long sum = 0;
            for (var count : pool.invokeAll(Collections.nCopies(clients, one))) {
                sum += count.get();
            }
            return sum / seconds;
        } finally {
            pool.shutdownNow();
        }
    }

    private long run(Supplier<HttpRequest> requests, long end) throws IOException, InterruptedException {
        long count = 0;
        while (System.nanoTime() < end) {
            var response = client.send(requests.get(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(response.statusCode() + " " + new String(response.body()));
            }
            count++;
        }
        return count;
    }
}
