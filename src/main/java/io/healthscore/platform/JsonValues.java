package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rules of texts and numbers. */
final class JsonValues {

    private static final int DECIMALS = 6;

    private JsonValues() {}

    /** Lengths count characters as people do (code points). */
    static JsonField<String> text(JsonField<String> field, int shortest, int longest) {
        return field.read(JsonNode::isString, JsonNode::stringValue, () -> "must be a text")
                .must(
                        text -> within(text.codePointCount(0, text.length()), shortest, longest),
                        () -> "must have " + shortest + " to " + longest + " characters");
    }

    /** 7.0 is whole. */
    static JsonField<Long> wholeNumber(JsonField<Long> field, long least, long most) {
        return field.read(
                node -> node.isNumber() && isWhole(node.decimalValue(), least, most),
                node -> node.decimalValue().longValueExact(),
                () -> "must be a whole number from " + least + " to " + most);
    }

    static JsonField<BigDecimal> decimal(JsonField<BigDecimal> field, BigDecimal least, BigDecimal most) {
        return field.read(JsonNode::isNumber, JsonNode::decimalValue, () -> "must be a number")
                .must(
                        number -> within(number, least, most),
                        () -> "must be from " + least.toPlainString() + " to " + most.toPlainString())
                .must(
                        number -> number.stripTrailingZeros().scale() <= DECIMALS,
                        () -> "must have at most " + DECIMALS + " decimals");
    }

    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(BigDecimal number, long least, long most) {
        return within(number, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static <T extends Comparable<T>> boolean within(T value, T least, T most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
