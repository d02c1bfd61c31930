import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.postgresql.PGConnection;

/** NDJSON over HTTP beside {@code COPY} of the same rows into a table of the same shape: partitions, key and all. */
final class Ingest implements AutoCloseable {
    private static final int EVENTS = 100_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;

    private final Service service;
    private final Connection connection;

    Ingest(Instance instance) throws Exception {
        service = instance.service();
        connection = DriverManager.getConnection(instance.jdbcUrl());
        createTable();
    }

    static void run(Instance instance) throws Exception {
        try (var ingest = new Ingest(instance)) {
            ingest.compare("NDJSON, one stream / COPY", Made::ofDays).print("events/s");
            ingest.compare("the same of events that happen now", Made::live).print("events/s");
        }
    }

    /** Some events for every account. */
    static void fill(Service service) {
        stream(service, events(Made.ofDays(System.nanoTime()), EVENTS / 5));
    }

    /** Each begins when nothing is left to be scored; scoring what a stream brings goes on beside it. */
    Result compare(String what, LongFunction<Made> maker) throws Exception {
        var streamed = new double[ROUNDS];
        var copied = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var events = events(maker.apply(System.nanoTime()), EVENTS);
            Rescoring.awaitFresh(connection);
            var copy = copy(events);
            var stream = stream(service, events);
            if (round >= 0) {
                copied[round] = copy;
                streamed[round] = stream;
            }
        }
        return new Result(what, streamed, copied);
    }

    private static List<Event> events(Made made, int number) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < number; i++) {
            events.add(made.next());
        }
        return events;
    }

    private static double stream(Service service, List<Event> events) {
        var lines = new StringBuilder();
        events.forEach(event -> event.appendTo(lines));
        var body = lines.toString().getBytes(UTF_8);
        var start = System.nanoTime();
        var answer = service.post("/api/v1/events", "application/x-ndjson", body);
        var seconds = (System.nanoTime() - start) / 1e9;
        Counts.in(answer).check(events.size());
        return events.size() / seconds;
    }

    private void createTable() throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_event");
            statement.execute("create table bench_event (like event including all) partition by range (occurred_at)");
            statement.execute("""
                    do $$
                    declare month timestamptz := date_trunc('month', now() - interval '5 months');
                    begin
                        for i in 0..6 loop
                            execute format('create table bench_event_%s partition of bench_event for values from (%L) to (%L)',
                                           i, month + i * interval '1 month', month + (i + 1) * interval '1 month');
                        end loop;
                    end $$""");
        }
    }

    private double copy(List<Event> events) throws Exception {
        var lines = new StringBuilder();
        events.forEach(event -> append(lines, event));
        var rows = new ByteArrayInputStream(lines.toString().getBytes(UTF_8));
        var start = System.nanoTime();
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                copy bench_event (account_id, occurred_at, event_id, type, user_id, name, value, received_at)
                from stdin (format csv)""", rows);
        return events.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static void append(StringBuilder rows, Event event) {
        rows.append(event.accountId()).append(',').append(event.occurredAt()).append(',');
        rows.append(event.id()).append(',').append(event.type()).append(',').append(event.userId()).append(',');
        var fields = event.fields();
        var isName = fields.startsWith(",\"name\"");
        var value = fields.isEmpty() ? "" : fields.substring(fields.indexOf(':') + 1).replace("\"", "");
        rows.append(isName ? value : "").append(',').append(isName ? "" : value).append(',');
        rows.append(event.occurredAt()).append('\n');
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
