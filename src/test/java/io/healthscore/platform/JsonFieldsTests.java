package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldsTests {

    private static final BigDecimal MOST = new BigDecimal("1000");

    @Test
    void readsEveryKindOfField() {
        var json = fields("""
                {"text": "a", "whole": 7.0, "decimal": 1.250000, "yes": true, "day": "2026-03-01",
                 "at": "2026-03-01T10:30:00.1234567+01:00", "for": "P28D", "word": "b", "object": {"x": 1},
                 "inner": {"y": "z"}, "texts": ["p", "q"], "map": {"k": "v", "gone": null}}""");

        assertThat(json.text("text", 1, 1).required()).isEqualTo("a");
        assertThat(json.wholeNumber("whole", 0, 10).required()).isEqualTo(7);
        assertThat(json.decimal("decimal", BigDecimal.ZERO, MOST).required()).isEqualByComparingTo("1.25");
        assertThat(json.bool("yes").required()).isTrue();
        assertThat(json.date("day").required()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(json.instant("at").required()).isEqualTo(Instant.parse("2026-03-01T09:30:00.123456Z"));
        assertThat(json.duration("for").required()).isEqualTo(Duration.ofDays(28));
        assertThat(json.choice("word", List.of("a", "b")).required()).isEqualTo("b");
        assertThat(json.object("object").required()).hasToString("{\"x\":1}");
        assertThat(json.fields("inner").map(inner -> inner.text("y", 1, 9).required()))
                .contains("z");
        assertThat(json.texts("texts", 1, 1)).containsExactly("p", "q");
        assertThat(json.textMap("map", 1, 9)).containsOnly(java.util.Map.entry("k", "v"));
        json.refuseOthers("a test");
        assertThat(json.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": 1} | /text | must be a text",
                "{\"text\": \"\"} | /text | must have 1 to 3 characters",
                "{\"text\": \"😀😀😀😀\"} | /text | must have 1 to 3 characters",
                "{\"whole\": \"7\"} | /whole | must be a whole number from 0 to 10",
                "{\"whole\": 7.5} | /whole | must be a whole number from 0 to 10",
                "{\"whole\": 11} | /whole | must be a whole number from 0 to 10",
                "{\"whole\": 1e300} | /whole | must be a whole number from 0 to 10",
                "{\"decimal\": \"1\"} | /decimal | must be a number",
                "{\"decimal\": 1000.1} | /decimal | must be from 0 to 1000",
                "{\"decimal\": 0.1234567} | /decimal | must have at most 6 decimals",
                "{\"bool\": \"true\"} | /bool | must be true or false",
                "{\"date\": \"2026-02-29\"} | /date | must be a day such as 2026-03-01",
                "{\"instant\": \"2026-03-01\"} | /instant | must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
                "{\"instant\": 1772357400} | /instant | must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
                "{\"choice\": \"c\"} | /choice | must be one of a, b",
                "{\"object\": []} | /object | must be an object",
                "{\"inner\": {\"y\": 1}} | /inner/y | must be a text",
                "{\"inner\": 3} | /inner | must be an object",
                "{\"list\": [{\"y\": \"a\"}, 3]} | /list/1 | must be an object",
                "{\"list\": {}} | /list | must be an array",
                "{\"texts\": [\"a\", 3]} | /texts/1 | must be a text",
                "{\"map\": {\"k/l\": 3}} | /map/k~1l | must be a text",
                "{\"chioce\": \"a\"} | /chioce | is not a field of a test; did you mean choice?",
                "{\"zebra\": null} | /zebra | is not a field of a test",
                "[] | `` | must be an object",
            })
    void namesWhatIsWrongAndWhere(String body, String pointer, String detail) {
        var json = fields(body);

        json.text("text", 1, 3).orNull();
        json.wholeNumber("whole", 0, 10).orNull();
        json.decimal("decimal", BigDecimal.ZERO, MOST).orNull();
        json.bool("bool").orNull();
        json.date("date").orNull();
        json.instant("instant").orNull();
        json.choice("choice", List.of("a", "b")).orNull();
        json.object("object").orNull();
        json.fields("inner").ifPresent(inner -> inner.text("y", 1, 3).orNull());
        json.list("list").forEach(element -> element.text("y", 1, 3).orNull());
        json.texts("texts", 1, 3);
        json.textMap("map", 1, 3);
        json.refuseOthers("a test");

        assertThat(json.faults()).contains(Fault.at(pointer, detail));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(json::throwIfFaulty);
    }

    @Test
    void takesNullForAbsent() {
        var json = fields("{\"a\": null}");

        assertThat(json.text("a", 1, 9).orNull()).isNull();
        assertThat(json.text("a", 1, 9).or("else")).isEqualTo("else");
        assertThat(json.states("a")).isTrue();
        assertThat(json.states("b")).isFalse();
        assertThat(json.faults()).isEmpty();

        assertThat(json.text("a", 1, 9).required()).isEmpty();
        assertThat(json.faults()).containsExactly(Fault.at("/a", "is required"));
    }

    @Test
    void reportsOneFaultAField() {
        var json = fields("{\"a\": 1}");

        json.text("a", 1, 9).must(String::isBlank, "must be blank").required();

        assertThat(json.faults()).containsExactly(Fault.at("/a", "must be a text"));
    }

    @Test
    void translatesAWord() {
        var json = fields("{\"a\": \"two\"}");

        var field = json.choice(
                "a",
                word -> Optional.of(List.of("one", "two").indexOf(word)).filter(i -> i >= 0),
                List.of("one", "two"));

        assertThat(field.required()).isEqualTo(1);
    }

    @Test
    void pointsIntoTheBodyThatAnItemIsPartOf() {
        var item = StrictJson.read("[0, {\"a\": 1}]").items().get(1);
        var json = JsonFields.of(item);

        json.text("a", 1, 9).orNull();

        assertThat(json.faults()).containsExactly(Fault.at("/1/a", "must be a text"));
    }

    @Test
    void letsReadOnlyFieldsPass() {
        var json = fields("{\"createdAt\": \"whatever\"}");

        json.ignore("createdAt");
        json.refuseOthers("an account");

        assertThat(json.faults()).isEmpty();
    }

    private static JsonFields fields(String body) {
        return JsonFields.of(StrictJson.read(body));
    }
}
