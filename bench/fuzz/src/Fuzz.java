import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cornutum.tcases.openapi.resolver.RequestCase;

/**
 * Sends a running service what Tcases for OpenAPI makes of the service's own document: valid requests and ones that are
 * invalid in a single respect, with random values. Each answer must be one that the document names, and no 5xx.
 */
public final class Fuzz {
    private static final int SENDERS = 4;

    private Fuzz() {}

    public static void main(String[] args) throws Exception {
        var yaml = Files.readString(Path.of(args[0]));
        var document = new Document(yaml);
        var service = new Service(args[1]);
        var minutes = args.length > 2 ? Long.parseLong(args[2]) : 10;
        var seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.printf("seed %d%n", seed);

        var cases = new Cases(yaml, seed);
        var end = Instant.now().plus(Duration.ofMinutes(minutes));
        var findings = new Findings();
        BlockingQueue<RequestCase> queue = new ArrayBlockingQueue<>(100);
        var senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> new Requests(service, document, new Random(seed + i)))
                .map(requests -> CompletableFuture.runAsync(() -> send(queue, end, requests, findings)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.runAsync(() -> make(cases, queue)).exceptionally(failure -> {
            failure.printStackTrace();
            return null;
        });
        CompletableFuture.allOf(senders).join();
        System.exit(findings.print() ? 1 : 0);
    }

    private static void make(Cases cases, BlockingQueue<RequestCase> queue) {
        while (true) {
            cases.round(made -> put(queue, made));
        }
    }

    private static void put(BlockingQueue<RequestCase> queue, RequestCase made) {
        try {
            queue.put(made);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(BlockingQueue<RequestCase> queue, Instant end, Requests requests, Findings findings) {
        try {
            while (Instant.now().isBefore(end)) {
                var made = queue.poll(1, TimeUnit.SECONDS);
                if (made != null) {
                    send(made, requests, findings);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(RequestCase made, Requests requests, Findings findings) throws InterruptedException {
        var request = requests.of(made);
        try {
            var response = requests.service().send(request);
            findings.answered(response.statusCode());
            requests.document().faults(made, response).forEach(fault -> findings.add(fault, made, request, response));
        } catch (HttpTimeoutException e) {
            findings.add("no answer in time", made, request, e.toString());
        } catch (IOException e) {
            findings.add("connection broken", made, request, e.toString());
        }
    }
}
