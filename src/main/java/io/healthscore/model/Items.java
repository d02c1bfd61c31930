package io.healthscore.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The items of a definition's lists, by what makes an item the same in two versions. */
final class Items {

    private Items() {}

    /** @param occurrence counts from 0 what has the same key: two plays may */
    record Id(String key, int occurrence) {}

    record Item(int index, JsonNode json) {
        static final Item NONE = new Item(0, MissingNode.getInstance());
    }

    /** In the list's order. */
    static Map<Id, Item> byKey(JsonNode list) {
        var items = new LinkedHashMap<Id, Item>();
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < list.size(); i++) {
            var key = key(list.get(i));
            items.put(new Id(key, seen.merge(key, 1, Integer::sum) - 1), new Item(i, list.get(i)));
        }
        return items;
    }

    /** Whether both are lists of objects with keys. */
    static boolean areKeyed(JsonNode before, JsonNode after) {
        return areLists(before, after)
                && items(before, after)
                        .allMatch(item -> item.isObject() && !key(item).isEmpty());
    }

    /** Whether both are lists of texts, whose order means nothing. */
    static boolean areNames(JsonNode before, JsonNode after) {
        return areLists(before, after) && items(before, after).allMatch(JsonNode::isString);
    }

    /** Equal but for how numbers are written and whether null is. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return Stream.concat(one.propertyNames().stream(), other.propertyNames().stream())
                    .allMatch(name -> same(one.path(name), other.path(name)));
        }
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
        }
        var absent = one.isMissingNode() || one.isNull();
        return absent ? other.isMissingNode() || other.isNull() : one.equals(other);
    }

    private static boolean areLists(JsonNode before, JsonNode after) {
        return before.isArray() && after.isArray();
    }

    private static Stream<JsonNode> items(JsonNode before, JsonNode after) {
        return Stream.concat(before.valueStream(), after.valueStream());
    }

    private static String key(JsonNode item) {
        return item.isString()
                ? item.stringValue()
                : item.path("key").stringValue(item.path("play").stringValue(""));
    }
}
