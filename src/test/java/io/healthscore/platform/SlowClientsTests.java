package io.healthscore.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Hundreds of clients that send or read next to nothing: a head, a body, a stream that never ends; a large answer that stays unread. */
@IntegrationTest
class SlowClientsTests {

    private static final int CLIENTS = 440;
    private static final int SECONDS = 2;
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final List<String> BEGINNINGS = List.of(
            "GET /api/v1/scores HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            "POST /api/v1/events HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Content-Type: application/json\r\n"
                    + "Content-Length: 1000000\r\n\r\n"
                    + "[",
            "POST /api/v1/events HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Content-Type: application/x-ndjson\r\n"
                    + "Content-Length: 1000000\r\n\r\n",
            "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n");

    @Autowired
    RestTestClient client;

    @LocalServerPort
    int port;

    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void keepNobodyElseWaiting() {
        for (int i = 0; i < CLIENTS; i++) {
            slow.add(begin(BEGINNINGS.get(i % BEGINNINGS.size())));
        }
        serve();

        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() < end) {
            slow.forEach(SlowClientsTests::goOn);
            assertThat(serve()).isLessThan(SOON);
        }
    }

    private Socket begin(String beginning) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where an answer waits, a byte of it is read; else one is sent. */
    private static void goOn(Socket socket) {
        try {
            if (socket.getInputStream().available() > 0) {
                assertThat(socket.getInputStream().read()).isNotNegative();
            } else {
                socket.getOutputStream().write(' ');
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How long one event and one list took. */
    private Duration serve() {
        long start = System.nanoTime();
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"type\": \"login\", \"accountId\": \"slow-1\"}")
                .exchange()
                .expectStatus()
                .isCreated();
        client.get().uri("/api/v1/scores?limit=10").exchange().expectStatus().isOk();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
