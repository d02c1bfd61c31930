package io.healthscore.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the events' endpoints as a client does; apostrophes in bodies stand for quotation marks. */
record EventCalls(RestTestClient client) {

    record Answer(int status, HttpHeaders headers, JsonNode body) {

        List<String> pointers() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString())
                    .toList();
        }

        /** Received, accepted, duplicates and rejected. */
        List<Integer> counts() {
            return List.of(count("received"), count("accepted"), count("duplicates"), count("rejected"));
        }

        int count(String name) {
            return body.get(name).intValue();
        }

        List<String> texts(String field) {
            return body.get("items")
                    .valueStream()
                    .map(item -> item.path(field).asString("null"))
                    .toList();
        }
    }

    Answer post(String json) {
        return post(quoted(json), MediaType.APPLICATION_JSON);
    }

    Answer stream(String lines) {
        return post(quoted(lines), MediaType.APPLICATION_NDJSON);
    }

    Answer post(byte[] body, MediaType type, String... headers) {
        var request = client.post().uri("/api/v1/events").contentType(type);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return answer(request.body(body));
    }

    Answer get(String path, Object... variables) {
        return answer(client.get().uri("/api/v1" + path, variables));
    }

    static byte[] quoted(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzipped(byte[] body) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    static Answer answer(RestTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(byte[].class).returnResult();
        var body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                JsonMapper.shared().readTree(body == null || body.length == 0 ? quoted("null") : body));
    }
}
