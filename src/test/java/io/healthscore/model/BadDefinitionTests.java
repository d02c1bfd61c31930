package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Definitions that are refused: a problem that points at what is wrong, and nothing stored. */
@IntegrationTest
class BadDefinitionTests {

    private static final String SOUND = """
            {"key": "bad",
             "bands": {"healthy": 75, "watch": 50, "poor": 25, "critical": 0},
             "categories": [{"key": "usage", "weight": 1}],
             "metrics": [{"key": "days", "label": "Days", "category": "usage", "weight": 1,
               "value": {"aggregate": "active_days", "of": "usage", "window": "P28D"},
               "normalize": {"type": "piecewise", "points": [[0, 0], [10, 50], [12, 100]]}}]}
            """;

    @Autowired
    RestTestClient client;

    /** JSON is YAML as well, so that each of these says the same in both. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "key": "bad"              | "key": "other"                | /key                          | must be bad, as in the path
            "weight": 1}]             | "weight": 0}]                 | /categories/0/weight          | must be above 0; leave out what shall not count
            "usage", "weight": 1,     | "usage", "weight": 0,         | /metrics/0/weight             | must be above 0; leave out what shall not count
            "usage", "weight": 1,     | "usage", "weight": -1,        | /metrics/0/weight             | must be from 0 to 1000000
            active_days               | avg_days                      | /metrics/0/value/aggregate    | must be one of count, sum
            "watch": 50               | "watch": 80                   | /bands/watch                  | must be under healthy
            "watch": 50               | "watch": 75                   | /bands/watch                  | must be under healthy
            "poor": 25                | "poor": 60                    | /bands/poor                   | must be under watch
            [12, 100]                 | [9, 100]                      | /metrics/0/normalize/points   | x must rise; 9 follows 10
            P28D                      | P36500D                       | /metrics/0/value/window       | must be from P1D to P3660D
            P28D                      | P100Y                         | /metrics/0/value/window       | must be a duration of whole days such as P28D
            [10, 50]                  | [1e999, 50]                   | /metrics/0/normalize/points/1/0 | is a number beyond all bounds
            [10, 50]                  | ["NaN", 50]                   | /metrics/0/normalize/points/1/0 | must be a number
            [10, 50]                  | ["10", 50]                    | /metrics/0/normalize/points/1/0 | must be a number
            "label": "Days"           | "label": "Days", "label": "D" | /metrics/0/label              | is there twice
            "label": "Days"           | "label": "Days", "lable": "D" | /metrics/0/lable              | is not a field of a metric
            "label": "Days"           | "label": "Da\\u0000ys"        | /metrics/0/label              | must not contain U+0000
            "key": "bad"              | "key": "bad", "a/b": 1        | /a~1b                         | is not a field of a scoring model
            """)
    void pointsAtAFaultInJsonAndInYaml(String part, String spoilt, String pointer, String detail) {
        assertThat(SOUND).contains(part);
        var body = SOUND.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(spoilt));

        for (var type : new MediaType[] {MediaType.APPLICATION_JSON, MediaType.APPLICATION_YAML}) {
            refused(create(type, body), 400)
                    .jsonPath("$.errors[?(@.pointer == '%s')].detail".formatted(pointer))
                    .value(details ->
                            assertThat(details.toString()).as(type.toString()).contains(detail));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            key: [bad              |              | is not valid YAML at line
            key: .nan              | /key         | must be 1 to 64
            bands: {watch: -.inf}  | /bands/watch | must be a number
            bands: {watch: NaN}    | /bands/watch | must be a number
            a: &x [1]%nb: *x       | /b           | is an alias; write out what it stands for
            <<: *x                 | /<<          | is an alias; write out what it stands for
            --- {}%n--- {}         |              | must be one YAML value
            just words             |              | must be an object
            metrics: {}            | /metrics     | must be a list
            metrics: []            | /metrics     | must have at least one metric
            """)
    void pointsAtAFaultOfYaml(String body, @Nullable String pointer, String detail) {
        refused(create(MediaType.APPLICATION_YAML, body.replace("%n", "\n")), 400)
                .jsonPath("$.errors[?(@.pointer == '%s')].detail".formatted(pointer == null ? "" : pointer))
                .value(details -> assertThat(details.toString()).contains(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\": NaN}", "{\"key\": -Infinity}", "{\"key\": \"bad\"", "{\"key\": \"bad\"} {}", ""})
    void refusesWhatIsNotJson(String body) {
        refused(create(MediaType.APPLICATION_JSON, body), 400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("");
    }

    @Test
    void refusesNestedAliasesBeforeTheyGrow() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }

        refused(create(MediaType.APPLICATION_YAML, bomb.toString()), 400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/a1/0");
    }

    @Test
    void refusesTenMegabytesOfEither() {
        var large = "x".repeat(10_000_000);

        refused(create(MediaType.APPLICATION_JSON, "{\"key\": \"" + large + "\"}"), 413);
        refused(create(MediaType.APPLICATION_YAML, "key: " + large), 413);
    }

    @Test
    void refusesFieldsWithoutEndInAnAnswerThatEnds() {
        var fields = new StringBuilder("key: bad\n");
        for (int i = 0; i < 20_000; i++) {
            fields.append("f").append(i).append(": 1\n");
        }

        refused(create(MediaType.APPLICATION_YAML, fields.toString()), 400)
                .jsonPath("$.errors.length()")
                .value(length -> assertThat((int) length).isLessThan(50));
    }

    private ResponseSpec create(MediaType type, String body) {
        return client.post()
                .uri("/api/v1/models/bad/versions")
                .contentType(type)
                .body(body)
                .exchange();
    }

    private RestTestClient.BodyContentSpec refused(ResponseSpec response, int status) {
        var problem = response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
        client.get().uri("/api/v1/models/bad").exchange().expectStatus().isNotFound();
        return problem;
    }
}
