package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.Traces;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
@OwnDatabase // searches all of it
class ErasureTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    /** That it was erased, for clients that follow the feed. */
    private static final List<String> TOMBSTONE = List.of("public.account_tombstone", "public.score_feed");

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    Numbering numbering;

    @Autowired
    JdbcClient jdbc;

    final String id = "erased-" + UUID.randomUUID();
    final String user = "user-" + UUID.randomUUID();
    Service service;
    Traces traces;

    @BeforeEach
    void prepare() {
        service = new Service(client);
        traces = new Traces(jdbc);
    }

    @Test
    void leavesNothingBehindInAnyTable() {
        var externalId = "crm-" + UUID.randomUUID();
        service.register(id, """
                "name": "Acme of %s", "externalIds": {"crm": "%s"}, "attributes": {"of": "%s"}, "spend": 10, "seats": 3
                """.formatted(id, externalId, id));
        service.use(id, TODAY.minusDays(40), TODAY);
        service.post("/accounts", "[{\"id\": \"%s\", \"segment\": \"enterprise\"}]".formatted(id));
        service.send(
                id,
                List.of("\"type\": \"login\", \"userId\": \"%s\", \"properties\": {\"of\": \"%s\"}"
                        .formatted(user, id)));
        service.post("/events", "[{\"accountId\": \"%s\", \"type\": \"no such\", \"id\": \"x\"}]".formatted(id));
        service.post(
                "/recalculations",
                "{\"accountIds\": [\"%s\"], \"from\": \"%s\", \"to\": \"%s\"}"
                        .formatted(id, TODAY.minusDays(2), TODAY.minusDays(1)));
        mergedInto(id);
        joined();
        overridden();
        service.history(id, TODAY.minusDays(3), TODAY);
        service.score(id);
        number();
        assertThat(traces.of(id))
                .contains("public.account", "public.account_day", "public.account_external_id", "public.audit")
                .contains("public.event", "public.event_rejection", "public.signal_day", "public.signal_revision")
                .contains("public.score_current", "public.score_day", "public.score_feed", "public.score_override")
                .contains("public.recalculation", "public.recalculation_account", "public.user_group");

        assertThat(erase()).isEqualTo(204);

        number();
        assertThat(traces.of(id, user, externalId)).isEqualTo(TOMBSTONE);
        assertThat(read()).isEqualTo(404);
    }

    @Test
    void leavesNothingBehindUnderLoadAndBeginsAfreshWithALateEvent() throws Exception {
        service.use(id, TODAY.minusDays(5), TODAY);
        underLoad();
        erase();
        new ScoreWork(context).catchUp();
        number();

        assertThat(traces.of(id, user)).isEqualTo(TOMBSTONE);

        assertThat(send(0, 0)).isEqualTo(201);

        assertThat(service.get("/accounts/{id}/events", id).get("items")).hasSize(1);
        assertThat(service.get("/accounts/{id}", id).get("registered").asBoolean())
                .isFalse();
        var score = service.score(id);
        assertThat(score.get("band").asString()).isEqualTo("insufficient_data");
        assertThat(score.get("override").isNull()).isTrue();
        number();
        assertThat(service.post("/scores/lookup", lookup()).at("/items/0/found").asBoolean(true))
                .isTrue();
    }

    /** All that a busy service does, some of it all the time, while the account is erased again and again. */
    private void underLoad() throws Exception {
        var over = new AtomicBoolean();
        var tasks = new ArrayList<Callable<Void>>();
        IntStream.range(0, 3)
                .forEach(thread -> tasks.add(
                        until(over, round -> assertThat(send(thread, round)).isIn(200, 201))));
        tasks.add(until(over, round -> assertThat(stream(round)).isEqualTo(200)));
        tasks.add(until(over, round -> assertThat(read()).isIn(200, 404)));
        tasks.add(until(over, round -> service.post("/scores/lookup", lookup())));
        tasks.add(until(over, round -> service.get("/scores/changes?since=2026-03-01T00:00:00Z&limit=10")));
        tasks.add(until(over, round -> new ScoreWork(context).catchUp()));
        tasks.add(until(over, round -> number()));
        tasks.add(() -> {
            try {
                IntStream.range(0, 25).forEach(round -> assertThat(erase()).isIn(204, 404));
            } finally {
                over.set(true);
            }
            return null;
        });
        var pool = Executors.newFixedThreadPool(tasks.size());
        try {
            for (var result : pool.invokeAll(tasks)) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Callable<Void> until(AtomicBoolean over, IntConsumer task) {
        return () -> {
            for (int round = 0; !over.get(); round++) {
                task.accept(round);
            }
            return null;
        };
    }

    private void mergedInto(String into) {
        var other = "merged-" + UUID.randomUUID();
        service.use(other, TODAY.minusDays(2), TODAY);
        service.post("/accounts/" + other + "/merge", "{\"into\": \"%s\"}".formatted(into));
    }

    private void joined() {
        client.post()
                .uri("/v1/group")
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        "{\"messageId\": \"g\", \"timestamp\": \"2026-02-20T10:00:00Z\", \"userId\": \"%s\", \"groupId\": \"%s\"}"
                                .formatted(user, id))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void overridden() {
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": 1, \"reason\": \"r\", \"author\": \"a\", \"expiresAt\": \"2026-03-02T00:00:00Z\"}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /** Numbers what the feed is to say. */
    private void number() {
        while (numbering.step()) {
            // as many at a time as it takes
        }
    }

    private int send(int thread, int number) {
        return status(client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{%s}".formatted(login("t%d-%d".formatted(thread, number), 1 + number % 28))));
    }

    private int stream(int round) {
        return status(client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(IntStream.range(0, 100)
                        .mapToObj(i -> "{%s}".formatted(login("s%d-%d".formatted(round, i), 1 + i % 28)))
                        .collect(Collectors.joining("\n"))));
    }

    private String login(String eventId, int day) {
        return "\"accountId\": \"%s\", \"type\": \"login\", \"userId\": \"%s\", \"id\": \"%s\", \"occurredAt\": \"2026-02-%02dT00:00:00Z\""
                .formatted(id, user, eventId, day);
    }

    private String lookup() {
        return "{\"accountIds\": [\"%s\"]}".formatted(id);
    }

    private int read() {
        return status(client.get().uri("/api/v1/accounts/{id}/score", id));
    }

    private int erase() {
        return status(client.delete().uri("/api/v1/accounts/{id}", id));
    }

    private static int status(RestTestClient.RequestHeadersSpec<?> request) {
        return request.exchange().returnResult().getStatus().value();
    }
}
