package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class StrictJsonTests {

    @Test
    void readsEveryKindOfValue() {
        var document = StrictJson.read("""
                {"text": "a\\u00e9\\ud83d\\ude00", "whole": 12, "big": 123456789012345678901, "decimal": 0.10,
                 "yes": true, "no": false, "nothing": null, "list": [1, {"a": []}]}""");

        assertThat(document.faults()).isEmpty();
        assertThat(document.node().get("text").stringValue()).isEqualTo("aé😀");
        assertThat(document.node().get("big").decimalValue()).isEqualTo(new BigDecimal("123456789012345678901"));
        assertThat(document.node().get("decimal").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(document.node().get("nothing").isNull()).isTrue();
        assertThat(document.node().get("list")).hasToString("[1,{\"a\":[]}]");
    }

    @ParameterizedTest
    @MethodSource("oddItems")
    void spoilsOnlyTheItemThatIsOdd(String odd, String why) {
        var body = "[{\"a\": 1}, %s, {\"a\": 2}]".formatted(odd).getBytes(StandardCharsets.UTF_8);

        var items = StrictJson.read(body, new StrictJson.Items(3, DataSize.ofKilobytes(64)))
                .items();

        assertThat(items).extracting(item -> item.faults().size()).containsExactly(0, 1, 0);
        assertThat(items.get(1).faults()).extracting(Fault::detail).containsExactly(why);
    }

    static Stream<Arguments> oddItems() {
        return Stream.of(
                Arguments.of("{\"n\": " + "9".repeat(1001) + "}", "is a number beyond all bounds"),
                Arguments.of("{\"n\": 0." + "3".repeat(60_000) + "}", "is a number beyond all bounds"),
                Arguments.of("[".repeat(20_000) + "]".repeat(20_000), "is nested too deep: 20 levels at most"),
                Arguments.of("{\"" + "k".repeat(50_001) + "\": \"\\u0000\"}", "must not contain U+0000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}} | /b/c | is there twice",
                "{\"a\": [\"x\", \"\\u0000\"]} | /a/1 | must not contain U+0000",
                "{\"a/b\": \"\\ud800\"} | /a~1b | must not contain half a surrogate pair",
                "{\"a\": \"\\udc00\\ud800\"} | /a | must not contain half a surrogate pair",
                "{\"a\": 1e999999} | /a | is a number beyond all bounds",
                "{\"a\": 1e2147483647} | /a | is a number beyond all bounds",
                "{\"a\": -1e2147483647} | /a | is a number beyond all bounds",
                "{\"a\": 0e2147483647} | /a | is a number beyond all bounds",
                "{\"a\": 1e-999999} | /a | is a number beyond all bounds",
            })
    void notesAFaultWithItsPlace(String body, String pointer, String detail) {
        assertThat(StrictJson.read(body).faults()).containsExactly(Fault.at(pointer, detail));
    }

    @Test
    void hidesWhatAFieldsNameMustNotContainFromThePointer() {
        var faults = StrictJson.read("{\"a\\u0000\": 1}").faults();

        assertThat(faults).containsExactly(Fault.at("/a\uFFFD", "must not contain U+0000"));
    }

    @Test
    void allowsTwentyLevels() {
        assertThat(StrictJson.read(nested(20)).faults()).isEmpty();
        assertThat(StrictJson.read("[" + nested(20) + "]").faults()).isEmpty();
        assertThat(StrictJson.read(nested(21)).faults())
                .containsExactly(Fault.at("/a".repeat(20), "is nested too deep: 20 levels at most"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\" 1}", "[1,]", "{} {}", "{}x", "nul", "{'a': 1}", "NaN", "{\"a\": 01}"})
    void refusesWhatIsNoJson(String body) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> StrictJson.read(body))
                .satisfies(
                        invalid -> assertThat(invalid.faults().get(0).pointer()).isEmpty());
    }

    @Test
    void refusesAStackOfBracketsWithoutFallingOver() {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> StrictJson.read("[".repeat(100_000)));
    }

    @Test
    void saysWhereTheJsonBreaksWithoutQuotingTheParser() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> StrictJson.read("{\"a\":\n  oops}"))
                .withMessageMatching("The body is not valid JSON at line 2, column \\d+\\.");
    }

    @Test
    void keepsTheFaultsOfAnArrayPerItem() {
        var items = StrictJson.read("[{\"a\": 1}, {\"a\": 1, \"a\": 2}, 7, \"\\u0000\"]")
                .items();

        assertThat(items).extracting(StrictJson.Document::pointer).containsExactly("/0", "/1", "/2", "/3");
        assertThat(items.get(0).faults()).isEmpty();
        assertThat(items.get(1).faults()).containsExactly(Fault.at("/1/a", "is there twice"));
        assertThat(items.get(2).faults()).isEmpty();
        assertThat(items.get(3).faults()).containsExactly(Fault.at("/3", "must not contain U+0000"));
    }

    @Test
    void listsAtMostTwentyFaultsOfOneItem() {
        var bad = "[" + "\"\\u0000\",".repeat(99) + "0]";

        assertThat(StrictJson.read("[" + bad + ", \"\\u0000\"]").faults()).hasSize(21);
    }

    @Test
    void keepsTheFaultsOfAFieldsItemsApartHoweverManyTheyAre() {
        var items = "\"\\u0000\",".repeat(50) + "{\"a\": [1, 2, 3]}";
        var limits = new StrictJson.Items(51, DataSize.ofBytes(15), "batch");

        var document = read("{\"a\": [1, 2], \"batch\": [" + items + "]}", limits);
        var batch = document.field("batch");

        assertThat(document.faults()).hasSize(51).isEqualTo(batch.faults());
        assertThat(batch.items()).hasSize(51).allMatch(item -> item.faults().size() == 1);
        assertThat(batch.items().get(49).faults()).containsExactly(Fault.at("/batch/49", "must not contain U+0000"));
        assertThat(document.field("other").node().isNull()).isTrue();
        assertThatExceptionOfType(BodyTooLarge.class)
                .isThrownBy(() -> read("{\"batch\": [1" + ",1".repeat(51) + "]}", limits));
        assertThat(read("{\"a\": {\"batch\": [1" + ",1".repeat(51) + "]}}", limits)
                        .faults())
                .isEmpty();
    }

    private static StrictJson.Document read(String body, StrictJson.Items limits) {
        return StrictJson.read(body.getBytes(StandardCharsets.UTF_8), limits);
    }

    @Test
    void stopsReadingAnArrayWithTooManyItems() {
        var body = new BoundedBody(new ByteArrayInputStream("[1, 2, 3".getBytes(StandardCharsets.UTF_8)));

        assertThatExceptionOfType(BodyTooLarge.class)
                .isThrownBy(() -> StrictJson.read(body, 2))
                .withMessageContaining("2");
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}
