package io.healthscore.event;

import io.healthscore.TestDatabase;
import io.healthscore.signal.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The service in a process of its own that takes batches in, from two threads, until it is killed. */
public final class CrashingSender {

    static final int SIZE = 40;
    static final String ACKNOWLEDGED = "acknowledged ";

    private static final int BATCHES = 100_000;

    private CrashingSender() {}

    /** @param arguments the database's JDBC URL and the account */
    public static void main(String[] arguments) throws ClassNotFoundException {
        var properties = new HashMap<String, Object>(TestDatabase.properties(arguments[0]));
        properties.put("server.port", "0");
        properties.put("spring.main.lazy-initialization", "true");
        var context = new SpringApplicationBuilder(Class.forName("io.healthscore.Healthscore"))
                .web(WebApplicationType.SERVLET)
                .properties(properties)
                .run();
        var ingestion = context.getBean(Ingestion.class);
        var threads = Executors.newFixedThreadPool(2);
        IntStream.range(0, 2).forEach(thread -> threads.submit(() -> send(ingestion, arguments[1], thread)));
    }

    private static void send(Ingestion ingestion, String account, int thread) {
        for (int number = thread; number < BATCHES; number += 2) {
            ingestion.ingest(batch(account, number));
            System.out.println(ACKNOWLEDGED + number);
        }
    }

    /** The same events whenever it is asked for the same number. */
    static List<Event> batch(String account, int number) {
        return IntStream.range(0, SIZE)
                .mapToObj(i -> Made.event(
                        i % 2 == 0 ? EventType.LOGIN : EventType.FEATURE_USED,
                        account,
                        "b%d-%d".formatted(number, i),
                        "2026-02-%02dT%02d:00:00Z".formatted(1 + i % 28, number % 24),
                        "user-" + (number + i) % 30,
                        i % 2 == 0 ? null : "feature-" + i % 7,
                        null))
                .toList();
    }
}
