package io.healthscore.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients whose connection ends in the middle of what they send. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class CutOffTests {

    private static final int WHOLE = 2500;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Content-Length: 10000000", "Transfer-Encoding: chunked"})
    void keepsTheLinesThatCameWhole(String length, CapturedOutput output) throws IOException {
        var lines = IntStream.range(0, WHOLE).mapToObj(this::login).collect(Collectors.joining("\n"));

        send("application/x-ndjson", length, lines + "\n" + login(WHOLE).substring(0, 30));

        await().untilAsserted(() -> assertThat(stored()).isEqualTo(WHOLE));
        assertThat(output).doesNotContain("ERROR", "failed: POST");
    }

    @Test
    void keepsNothingOfAnArrayThatIsCutOff(CapturedOutput output) throws IOException {
        send("application/json", "Content-Length: 1000", "[" + login(1) + ",");

        send("application/json", "Content-Length: " + login(2).length(), login(2));

        await().untilAsserted(() -> assertThat(stored()).isEqualTo(1));
        assertThat(output).doesNotContain("ERROR", "failed: POST");
    }

    private void send(String type, String length, String body) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n"
                    .formatted(type, length);
            var chunk = length.endsWith("chunked") ? Integer.toHexString(body.length() + 1000) + "\r\n" : "";
            socket.getOutputStream().write((head + chunk + body).getBytes(UTF_8));
        }
    }

    private String login(int number) {
        return "{\"accountId\": \"%s\", \"type\": \"login\", \"id\": \"%d\", \"occurredAt\": \"2026-02-20T10:00:00Z\"}"
                .formatted(account, number);
    }

    private long stored() {
        return new StoredSignals(jdbc).events(account);
    }
}
