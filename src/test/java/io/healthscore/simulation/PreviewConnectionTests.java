package io.healthscore.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What happens to previews whose clients come in numbers, or go away. Meanwhile a test holds every turn. */
@IntegrationTest
class PreviewConnectionTests {

    private static final String BODY = "{\"model\": \"default\", \"version\": 1, \"segment\": \"nobody\"}";

    @Autowired
    RestTestClient client;

    @Autowired
    Turns turns;

    @LocalServerPort
    int port;

    private int held;
    private final List<Socket> sockets = new ArrayList<>();
    private Calls calls;

    @BeforeEach
    void holdEveryTurn() {
        calls = new Calls(client);
        held = turns.left.drainPermits();
    }

    @AfterEach
    void letGo() throws IOException {
        turns.left.release(held);
        for (var socket : sockets) {
            socket.close();
        }
        awaitRunning(0);
    }

    @Test
    void endsWhenItsClientGoesAway() throws IOException {
        for (var type : List.of("application/json", "application/x-ndjson")) {
            var socket = ask(type);
            awaitRunning(1);
            socket.close();

            awaitRunning(0);
        }
    }

    @Test
    void refusesMoreThanAFewAtOnce() throws IOException {
        for (int i = 0; i < Turns.PLACES; i++) {
            ask("application/json");
        }
        awaitRunning(Turns.PLACES);

        calls.post("/models/preview", BODY)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/too-many-simulations");
    }

    @Test
    void showsHowFarItIs() throws IOException {
        ask("application/json");
        awaitRunning(1);

        var running = calls.get("/previews").get("items").get(0);

        assertThat(running.get("model").asString()).isEqualTo("default");
        assertThat(running.get("done").asInt()).isZero();
        assertThat(running.get("percent").asInt()).isZero();
    }

    private void awaitRunning(int count) {
        await().untilAsserted(
                        () -> assertThat(calls.get("/previews").get("items")).hasSize(count));
    }

    private Socket ask(String type) throws IOException {
        var socket = new Socket("localhost", port);
        sockets.add(socket);
        var request = """
                POST /api/v1/models/preview HTTP/1.1\r
                Host: localhost\r
                Accept: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(type, BODY.length(), BODY);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
