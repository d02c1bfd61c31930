package io.healthscore.platform;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows as RFC 4180 has them. Text that a spreadsheet would run is defused by an apostrophe; numbers stay numbers. */
final class Csv {

    private static final String LINE_END = "\r\n";
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r\n";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final String NEEDS_QUOTES = ",\"\r\n";

    private final List<CsvColumns.Column> columns;

    Csv(List<CsvColumns.Column> columns) {
        this.columns = columns;
    }

    void write(List<JsonNode> rows, Writer to) throws IOException {
        to.write(line(columns.stream()
                .map(column -> text(String.join(".", column.path())))
                .toList()));
        for (var row : rows) {
            to.write(line(columns.stream().map(column -> cell(row, column)).toList()));
        }
    }

    private static String line(List<String> cells) {
        return String.join(",", cells) + LINE_END;
    }

    private static @Nullable JsonNode at(JsonNode row, List<String> path) {
        @Nullable JsonNode node = row;
        for (var name : path) {
            node = node == null ? null : node.get(name);
        }
        return node;
    }

    private static String cell(JsonNode row, CsvColumns.Column column) {
        var value = at(row, column.path());
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isObject()) {
            return column.whole() ? text(value.toString()) : "";
        }
        if (value.isArray()) {
            return text(value.valueStream().map(Csv::element).collect(Collectors.joining(";")));
        }
        return value.isString() ? text(value.stringValue()) : value.asString();
    }

    private static String element(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String text(String text) {
        var defused = isRun(text) ? "'" + text : text;
        return defused.chars().anyMatch(character -> NEEDS_QUOTES.indexOf(character) >= 0)
                ? '"' + defused.replace("\"", "\"\"") + '"'
                : defused;
    }

    private static boolean isRun(String text) {
        return !text.isEmpty()
                && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
