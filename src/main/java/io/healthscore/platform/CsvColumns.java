package io.healthscore.platform;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a page: the fields of its rows' record, so that an empty page has them too, with those of a nested
 * record under its name and a dot, and for a map one for each key on this page, unless they are too many: then the map is
 * one column. A key that has an object here and a plain value there has a column of its own beside those of the object.
 */
final class CsvColumns {

    private static final int MOST_OF_A_MAP = 200;

    private final Map<String, CsvColumns> inner = new LinkedHashMap<>();
    private final boolean map;
    private boolean plain;

    private CsvColumns(boolean map) {
        this.map = map;
    }

    static CsvColumns of(@Nullable Type type) {
        var columns = new CsvColumns(isMap(type));
        if (type instanceof Class<?> record && record.isRecord()) {
            for (var component : record.getRecordComponents()) {
                columns.inner.put(component.getName(), of(component.getGenericType()));
            }
        }
        return columns;
    }

    /** A column, by the names that lead to it; {@code whole} if no other column shows what is inside an object. */
    record Column(List<String> path, boolean whole) {

        private Column under(String name) {
            var longer = new ArrayList<>(List.of(name));
            longer.addAll(path);
            return new Column(List.copyOf(longer), whole);
        }
    }

    void add(JsonNode row) {
        plain |= !row.isObject() && !row.isNull();
        for (var field : row.properties()) {
            inner.computeIfAbsent(field.getKey(), name -> new CsvColumns(false)).add(field.getValue());
        }
    }

    List<Column> all() {
        return inner.entrySet().stream()
                .flatMap(field -> field.getValue().columns().map(column -> column.under(field.getKey())))
                .toList();
    }

    /** Maps and free-form JSON: which columns they have, only their keys tell. */
    private static boolean isMap(@Nullable Type type) {
        var raw = ResolvableType.forType(type).resolve(Object.class);
        return Map.class.isAssignableFrom(raw) || JsonNode.class.isAssignableFrom(raw);
    }

    private Stream<Column> columns() {
        var within = all();
        if (map && within.size() > MOST_OF_A_MAP) {
            return Stream.of(new Column(List.of(), true));
        }
        var own = plain || (within.isEmpty() && !map);
        return Stream.concat(own ? Stream.of(new Column(List.of(), false)) : Stream.of(), within.stream());
    }
}
