package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.Replica;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What a replica answers that has no connection left, or whose database takes too long. Its limits on time are a test's. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionLimitsTests {

    private static final int CONNECTIONS = 4;

    /** Of waiting it is half a second; the rest is for a machine that has other things to do. */
    private static final Duration SOON = Duration.ofMillis(1500);

    private static final String EVENT = "{\"type\": \"login\", \"accountId\": \"held-1\"}";

    private static final List<Call> CALLS = List.of(
            new Call(HttpMethod.PUT, "/api/v1/accounts/held-1", "application/json", "{}"),
            Call.get("/api/v1/accounts"),
            Call.get("/api/v1/scores"),
            Call.get("/api/v1/accounts/held-1/score"),
            Call.get("/api/v1/portfolio"),
            new Call(HttpMethod.POST, "/api/v1/events", "application/json", EVENT),
            new Call(HttpMethod.POST, "/api/v1/events", "application/json", "[" + EVENT + "]"),
            new Call(HttpMethod.POST, "/api/v1/events", "application/x-ndjson", EVENT + "\n"),
            new Call(HttpMethod.POST, "/v1/track", "application/json", "{\"event\": \"e\", \"userId\": \"u\"}"));

    @Autowired
    ApplicationContext context;

    @Autowired
    DataSource usual;

    @Autowired
    Flyway flyway;

    private Replica replica;
    private RestTestClient client;

    @BeforeAll
    void start() {
        replica = Replica.of(
                context,
                Map.of(
                        "spring.datasource.hikari.maximum-pool-size",
                        Integer.toString(CONNECTIONS),
                        // As in production, where other tests have more time.
                        "spring.datasource.hikari.connection-timeout",
                        "500",
                        "spring.datasource.hikari.data-source-properties.options",
                        "-c statement_timeout=500ms"));
        client = replica.client();
    }

    @AfterAll
    void stop() {
        replica.close();
    }

    @Test
    void saysWithinASecondThatNoConnectionIsFreeAndGoesOnWhenOneIs() throws SQLException {
        CALLS.forEach(
                call -> assertThat(call.made(client).status()).as(call.path).isLessThan(300));

        var held = takeAll();
        // Thrice each: those that wait behind others are told as soon.
        var calls = Stream.of(CALLS, CALLS, CALLS).flatMap(List::stream).toList();
        var answers = calls.stream()
                .map(call ->
                        CompletableFuture.supplyAsync(() -> call.made(client), command -> new Thread(command).start()))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join())
                        .satisfies(made -> assertThat(made.status()).isEqualTo(503))
                        .satisfies(made -> assertThat(made.retryAfter()).isNotNull())
                        .satisfies(made -> assertThat(made.body()).contains("\"/problems/unavailable\""))
                        .satisfies(made -> assertThat(made.took()).isLessThan(SOON)));
        var health = Call.get("/actuator/health").made(client);
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("All 4 connections to the database are in use.");
        assertThat(health.took()).isLessThan(SOON);
        assertThat(Call.get("/actuator/health/liveness").made(client).status()).isEqualTo(200);

        for (var connection : held) {
            connection.close();
        }
        CALLS.forEach(
                call -> assertThat(call.made(client).status()).as(call.path).isLessThan(300));
        assertThat(Call.get("/actuator/health").made(client).status()).isEqualTo(200);
    }

    @Test
    void givesUpAStatementThatTakesTooLong() throws SQLException {
        try (var connection = usual.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table account in access exclusive mode");
            }
            for (var call : List.of(CALLS.get(0), CALLS.get(1), CALLS.get(5), CALLS.get(7))) {
                var answer = call.made(client);
                assertThat(answer.status()).as(call.path).isEqualTo(503);
                assertThat(answer.retryAfter()).isNotNull();
            }
            connection.rollback();
        }
    }

    @Test
    void limitsEveryStatementButThoseOfMigrations() throws SQLException {
        try (var connection = usual.getConnection()) {
            assertThat(setting(connection, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(connection, "idle_in_transaction_session_timeout"))
                    .isEqualTo("10s");
        }
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(setting(connection, "statement_timeout")).isEqualTo("0");
            assertThat(setting(connection, "idle_in_transaction_session_timeout"))
                    .isEqualTo("0");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    /** Other tests' connections begin otherwise. */
    @Test
    void limitsWholeTransactionsWherePostgresCan() throws SQLException, IOException {
        var production = new YamlPropertySourceLoader().load("production", new ClassPathResource("application.yaml"));
        var begin =
                Objects.requireNonNull(production.get(0).getProperty("spring.datasource.hikari.connection-init-sql"));
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(begin.toString());

            try (var limit = statement.executeQuery("select current_setting('transaction_timeout', true)")) {
                limit.next();
                boolean can = connection.getMetaData().getDatabaseMajorVersion() >= 17;
                assertThat(limit.getString(1)).isEqualTo(can ? "15min" : null);
            }
        }
    }

    private List<Connection> takeAll() throws SQLException {
        var held = new ArrayList<Connection>();
        for (int i = 0; i < CONNECTIONS; i++) {
            held.add(replica.bean(DataSource.class).getConnection());
        }
        return held;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private record Call(HttpMethod method, String path, String type, String body) {

        static Call get(String path) {
            return new Call(HttpMethod.GET, path, "application/json", "");
        }

        Answer made(RestTestClient client) {
            long start = System.nanoTime();
            var answer = client.method(method)
                    .uri(path)
                    .contentType(MediaType.valueOf(type))
                    .body(body)
                    .exchange()
                    .expectBody(String.class)
                    .returnResult();
            return new Answer(
                    answer.getStatus().value(),
                    answer.getResponseHeaders().getFirst("Retry-After"),
                    String.valueOf(answer.getResponseBody()),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private record Answer(int status, @Nullable String retryAfter, String body, Duration took) {}
}
