package io.healthscore.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.Replica;
import io.healthscore.platform.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Postgres dies, or its connections do, while the service is at work. */
@Rounds
class PostgresFaultTests {

    private static final SettableClock CLOCK = new SettableClock();

    /** Abandoned claims are over then. */
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private static final int LIGHT_ACCOUNTS = 1_500;

    private static final String CUT = """
            select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
            """;

    @TempDir
    static Path directory;

    @Parameter
    int round;

    static OwnPostgres postgres;
    static Replica service;
    static JdbcClient jdbc;

    @BeforeParameterizedClassInvocation
    static void start(int round) throws Exception {
        postgres = OwnPostgres.in(directory.resolve("round-" + round));
        service = Replica.on(postgres.url(), Production.PROPERTIES, context -> SettableClock.register(context, CLOCK));
        jdbc = JdbcClient.create(new DriverManagerDataSource(postgres.url()));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        service.close();
        postgres.close();
    }

    @Test
    void losesItsConnectionsWhileEventsComeIn() throws Exception {
        var script = new Script("cut-", CLOCK.instant());
        try (var traffic = Traffic.of(script, service.uri())) {
            for (int cut = 0; cut < 5; cut++) {
                traffic.flows(15);
                jdbc.sql(CUT).query().listOfRows();
            }
            var acknowledged = traffic.flows(15).end();

            assertThat(traffic.broken()).isEmpty();
            new Books(postgres.url(), service.uri(), script).areRight(acknowledged);
        }
    }

    @Test
    void isKilledWhileEventsComeInAndADayIsClosed() throws Exception {
        var today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        var script = new Script("closed-", CLOCK.instant());
        addLightAccounts();
        try (var traffic = Traffic.of(script, service.uri())) {
            traffic.flows(30);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count("signal_revision where stale and account_id like 'light-%'") == 0);

            CLOCK.advance(Duration.ofDays(1));
            var closed = "score_day where account_id like 'light-%%' and day = '%s'".formatted(today);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> count(closed) > 0);
            postgres.kill();
            postgres.start();
            assertThat(count(closed)).isBetween(1L, LIGHT_ACCOUNTS - 1L);
            CLOCK.advance(A_WHILE);
            var acknowledged = traffic.flows(30).end();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(count(closed)).isEqualTo(LIGHT_ACCOUNTS);
                assertThat(count("sweep where finished_at is null")).isZero();
            });
            new Books(postgres.url(), service.uri(), script).areRight(acknowledged);
        }
    }

    private void addLightAccounts() throws Exception {
        var events = IntStream.range(0, LIGHT_ACCOUNTS)
                .mapToObj("{\"accountId\": \"light-%d\", \"type\": \"login\"}"::formatted)
                .collect(Collectors.joining("\n"));
        var answer = Caller.of(service.uri()).post("/events", "application/x-ndjson", events);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(LIGHT_ACCOUNTS);
    }

    private static long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
