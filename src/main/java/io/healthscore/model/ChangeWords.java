package io.healthscore.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what became of a part of a definition. Values are said as they are written. */
final class ChangeWords {

    /** What is longer is better read in the definition itself. */
    private static final int LONGEST = 160;

    private static final int LONGEST_TEXT = 60;

    private static final List<String> LEVELS = List.of("low", "medium", "high");

    /** Field names that the value after them says by itself. */
    private static final Set<String> PLAIN = Set.of("type", "aggregate");

    private static final Map<String, String> ITEMS = Map.of(
            "/categories", "category",
            "/metrics", "metric",
            "/expansion/metrics", "expansion metric",
            "/caps", "cap",
            "/plays", "play");

    private ChangeWords() {}

    static String item(Place list, String key) {
        return ITEMS.getOrDefault(list.after(), list.field()) + " " + key;
    }

    static String added(Place place, JsonNode value) {
        var said = place.field().isEmpty() ? "" : said(value);
        return place.words() + " is new" + (said.isEmpty() ? "" : ": " + said);
    }

    static String removed(Place place, JsonNode value) {
        var said = place.field().isEmpty() ? "" : said(value);
        return place.words() + " is gone" + (said.isEmpty() ? "" : "; it was " + said);
    }

    static String changed(Place place, JsonNode before, JsonNode after) {
        var from = said(before);
        var to = said(after);
        if (from.isEmpty() || to.isEmpty()) {
            return place.words() + " is written anew";
        }
        return isWeight(place)
                ? "the weight of %s %s from %s to %s".formatted(place.owner(), direction(before, after), from, to)
                : "%s goes from %s to %s".formatted(place.words(), from, to);
    }

    static String listed(Place list, String name) {
        return list.in("").owner() + ": " + name + " is new";
    }

    static String unlisted(Place list, String name) {
        return list.in("").owner() + ": " + name + " is gone";
    }

    static String reordered(Place list) {
        return list.words() + " come in another order";
    }

    private static boolean isWeight(Place place) {
        return place.field().equals("weight") && !place.owners().isEmpty();
    }

    private static String direction(JsonNode before, JsonNode after) {
        int order = before.isNumber() && after.isNumber()
                ? before.decimalValue().compareTo(after.decimalValue())
                : level(before) < 0 || level(after) < 0 ? 0 : level(before) - level(after);
        return order < 0 ? "rises" : order > 0 ? "falls" : "goes";
    }

    private static int level(JsonNode weight) {
        return LEVELS.indexOf(weight.stringValue(""));
    }

    /** Empty if it is too long to be said. */
    private static String said(JsonNode value) {
        var words = words(value);
        return words.length() > (value.isString() ? LONGEST_TEXT : LONGEST) ? "" : words;
    }

    private static String words(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> PLAIN.contains(field.getKey())
                            ? words(field.getValue())
                            : field.getKey() + " " + inner(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "nothing"
                    : value.valueStream().map(ChangeWords::inner).collect(Collectors.joining(", "));
        }
        return value.asString().contains(" ") ? "\"" + value.asString() + "\"" : value.asString();
    }

    private static String inner(JsonNode value) {
        return value.isObject() || value.isArray() ? "(" + words(value) + ")" : words(value);
    }
}
