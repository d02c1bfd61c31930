package io.healthscore.platform;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a page: the fields of its rows' record, so that an empty page has them too, with those of a nested
 * record under its name and a dot, and for a map one for each key on this page.
 */
final class CsvColumns {

    private final Map<String, CsvColumns> inner = new LinkedHashMap<>();

    static CsvColumns of(@Nullable Type type) {
        var columns = new CsvColumns();
        if (type instanceof Class<?> record && record.isRecord()) {
            for (var component : record.getRecordComponents()) {
                columns.inner.put(component.getName(), of(component.getGenericType()));
            }
        }
        return columns;
    }

    void add(JsonNode row) {
        for (var field : row.properties()) {
            inner.computeIfAbsent(field.getKey(), name -> new CsvColumns()).add(field.getValue());
        }
    }

    /** Each column as the names that lead to it. */
    List<List<String>> paths() {
        return inner.entrySet().stream().flatMap(CsvColumns::paths).toList();
    }

    private static Stream<List<String>> paths(Map.Entry<String, CsvColumns> column) {
        if (column.getValue().inner.isEmpty()) {
            return Stream.of(List.of(column.getKey()));
        }
        return column.getValue().paths().stream().map(path -> {
            var longer = new ArrayList<>(List.of(column.getKey()));
            longer.addAll(path);
            return List.copyOf(longer);
        });
    }
}
