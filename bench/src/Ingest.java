import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** NDJSON over HTTP beside {@code COPY} of the same rows into a table of the same shape: partitions, key and all. */
final class Ingest {
    private static final int EVENTS = 100_000;
    private static final int ROUNDS = 4;

    private Ingest() {}

    static void run(Instance instance) throws Exception {
        try (var connection = DriverManager.getConnection(instance.jdbcUrl())) {
            createTable(connection);
            var streamed = new double[ROUNDS - 1];
            var copied = new double[ROUNDS - 1];
            for (int round = 0; round < ROUNDS; round++) {
                var events = events(EVENTS);
                var copy = copy(connection, events);
                var stream = stream(instance.service(), events);
                if (round > 0) {
                    copied[round - 1] = copy;
                    streamed[round - 1] = stream;
                }
            }
            new Result("NDJSON, one stream / COPY", streamed, copied).print("events/s");
        }
    }

    /** Some events for every account. */
    static void fill(Service service) {
        stream(service, events(EVENTS / 5));
    }

    private static List<Event> events(int number) {
        var made = new Made(System.nanoTime());
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

    private static void createTable(Connection connection) throws Exception {
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

    private static double copy(Connection connection, List<Event> events) throws Exception {
        var rows = new StringBuilder();
        events.forEach(event -> append(rows, event));
        var start = System.nanoTime();
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                copy bench_event (account_id, occurred_at, event_id, type, user_id, name, value, received_at)
                from stdin (format csv)""", new StringReader(rows.toString()));
        return EVENTS / ((System.nanoTime() - start) / 1e9);
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
}
