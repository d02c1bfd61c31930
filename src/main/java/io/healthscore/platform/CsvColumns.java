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
 * record under its name and a dot, and for a map one for each key on this page.
 */
final class CsvColumns {

    private final Map<String, CsvColumns> inner = new LinkedHashMap<>();
    private final boolean map;

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

    void add(JsonNode row) {
        for (var field : row.properties()) {
            inner.computeIfAbsent(field.getKey(), name -> new CsvColumns(false)).add(field.getValue());
        }
    }

    /** Each column as the names that lead to it. */
    List<List<String>> paths() {
        return inner.entrySet().stream().flatMap(CsvColumns::paths).toList();
    }

    /** Maps and free-form JSON: which columns they have, only their keys tell. */
    private static boolean isMap(@Nullable Type type) {
        var raw = ResolvableType.forType(type).resolve(Object.class);
        return Map.class.isAssignableFrom(raw) || JsonNode.class.isAssignableFrom(raw);
    }

    private static Stream<List<String>> paths(Map.Entry<String, CsvColumns> column) {
        if (column.getValue().inner.isEmpty()) {
            return column.getValue().map ? Stream.of() : Stream.of(List.of(column.getKey()));
        }
        return column.getValue().paths().stream().map(path -> {
            var longer = new ArrayList<>(List.of(column.getKey()));
            longer.addAll(path);
            return List.copyOf(longer);
        });
    }
}
