package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The same number on the model's own scale wherever a score is shown. */
@IntegrationTest
class DisplayScoreTests {

    private static final LocalDate YESTERDAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final LocalDate TODAY = YESTERDAY.plusDays(1);

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    /** Today's score is 62.5, yesterday's 37.5, and a person says 10. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            percent | {"type": "percentage"}                                            | 75, 50, 25, 0 | 63 | 38 | 10 | 62.50 of 100
            ten     | {"type": "range", "min": 1, "max": 10}                            | 8, 6, 3, 1    | 7  | 4  | 2  | 7 (62.50 of 100)
            five    | {"type": "range", "min": 1, "max": 5}                             | 5, 4, 2, 1    | 4  | 3  | 1  | 4 (62.50 of 100)
            grades  | {"type": "grades", "grades": {"A": 80, "B": 60, "C": 30, "D": 0}} | A, B, C, D    | B  | C  | D  | B (62.50 of 100)
            """)
    void isTheSameEverywhere(
            String name, String scale, String bands, String today, String yesterday, String override, String text) {
        var service = new Service(client);
        var id = "shown-" + name;
        service.register(id, "\"segment\": \"%s\", \"customerSince\": \"2025-01-01\"".formatted(id));
        service.send(id, List.of(measure(YESTERDAY, 37.5)));
        service.post("/models/%s/versions".formatted(id), model(id, scale, bands.split(", ")));
        service.post("/models/%s/versions/1/activate".formatted(id), "{}");
        service.score(id);
        clock.advance(Duration.ofDays(1));
        service.send(id, List.of(measure(TODAY, 62.5)));

        assertThat(service.score(id).get("displayScore").asString()).isEqualTo(today);
        assertThat(service.score(id).get("band").asString()).isEqualTo("watch");
        assertThat(plain("/accounts/" + id + "/score")).startsWith("%s, %s: %s, watch".formatted(id, TODAY, text));
        for (var rows : List.of(
                service.get("/scores?segment=" + id),
                service.post("/scores/lookup", "{\"accountIds\": [\"%s\"]}".formatted(id)))) {
            assertThat(rows.at("/items/0/displayScore").asString()).isEqualTo(today);
        }
        assertThat(service.scoreAt(id, YESTERDAY).get("displayScore").asString())
                .isEqualTo(yesterday);
        assertThat(service.get("/scores?at=%s&segment=%s".formatted(YESTERDAY, id))
                        .at("/items/0/displayScore")
                        .asString())
                .isEqualTo(yesterday);
        assertThat(service.history(id, YESTERDAY, TODAY))
                .extracting(row -> row.get("displayScore").asString())
                .containsExactly(yesterday, today);
        var explained = "/accounts/%s/score/explanation?from=%s".formatted(id, YESTERDAY);
        assertThat(service.get(explained).at("/from/displayScore").asString()).isEqualTo(yesterday);
        assertThat(service.get(explained).at("/to/displayScore").asString()).isEqualTo(today);
        assertThat(plain(explained))
                .contains(today.equals("63") ? "to 62.50 (watch)" : "to " + today + " (62.50 of 100, watch)");
        var line = service.post(
                        "/models/preview",
                        "{\"segment\": \"%1$s\", \"definition\": %2$s}"
                                .formatted(
                                        id, model(id, scale, bands.split(", ")).replace("[100, 100]", "[100, 50]")))
                .at("/movers/0");
        assertThat(line.get("displayBefore").asString()).isEqualTo(today);
        assertThat(line.get("change").asDouble()).isEqualTo(-31.25);

        client.put()
                .uri("/api/v1/accounts/{id}/score/override", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": 10, \"reason\": \"r\", \"author\": \"a\", \"expiresAt\": \"%sT00:00:00Z\"}"
                        .formatted(TODAY.plusDays(9)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        assertThat(service.score(id).get("displayScore").asString()).isEqualTo(override);
        assertThat(service.get("/scores?segment=" + id)
                        .at("/items/0/displayScore")
                        .asString())
                .isEqualTo(override);
        assertThat(service.history(id, TODAY, TODAY))
                .extracting(row -> row.get("displayScore").asString())
                .containsExactly(override);
    }

    private String plain(String uri) {
        return Objects.requireNonNull(client.get()
                .uri("/api/v1" + uri)
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String measure(LocalDate day, double value) {
        return Service.event("measure_reported", day, "\"name\": \"shown\", \"value\": " + value);
    }

    private static String model(String key, String scale, String[] bands) {
        return """
                {"key": "%1$s", "appliesTo": {"segments": ["%1$s"]}, "scale": %2$s,
                 "bands": {"healthy": %3$s, "watch": %4$s, "poor": %5$s, "critical": %6$s},
                 "categories": [{"key": "all", "weight": 1}],
                 "metrics": [{"key": "shown", "label": "Shown", "category": "all", "weight": 1,
                   "value": {"aggregate": "latest", "of": "measure_reported", "name": "shown"},
                   "normalize": {"type": "piecewise", "points": [[0, 0], [100, 100]]}}]}
                """.formatted(key, scale, band(bands[0]), band(bands[1]), band(bands[2]), band(bands[3]));
    }

    private static String band(String written) {
        return Character.isDigit(written.charAt(0)) ? written : "\"" + written + "\"";
    }
}
