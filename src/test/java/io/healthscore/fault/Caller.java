package io.healthscore.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of one replica, with a key.
 *
 * @param patience how long it waits for an answer
 */
record Caller(URI replica, Duration patience, HttpClient http) {

    static final String KEY = "the-manager-of-the-faults";

    /** Longer than any statement may take. */
    static final Duration PATIENT = Duration.ofSeconds(60);

    static Caller of(URI replica) {
        return of(replica, PATIENT);
    }

    /** With connections of its own: none that stood idle for so long that the service is about to close it. */
    static Caller of(URI replica, Duration patience) {
        return new Caller(
                replica,
                patience,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    Answer post(String path, String type, String body) throws IOException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws IOException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(replica.resolve("/api/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + KEY);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    record Answer(HttpResponse<String> whole) {

        int status() {
            return whole.statusCode();
        }

        boolean isOk() {
            return status() == 200 || status() == 201;
        }

        /** Whether it asks to send the same again, as API.md says it is asked. */
        boolean asksToRepeat() {
            return (status() == 503 || status() == 429)
                    && header("Retry-After").matches("[0-9]{1,3}")
                    && header("Content-Type").startsWith("application/problem+json");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(whole.body());
        }

        private String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return whole + " " + whole.headers().map() + " " + whole.body();
        }
    }
}
