package io.healthscore.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads CSV as RFC 4180 has it, and nothing else. */
public final class CsvCells {

    private static final Pattern CELL = Pattern.compile("\\G(\"(?:[^\"]|\"\")*+\"|[^\",\r\n]*+)(,|\r\n)");

    private CsvCells() {}

    /** All rows, the header first. */
    public static List<List<String>> of(String csv) {
        var rows = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = CELL.matcher(csv);
        int end = 0;
        while (cell.find()) {
            cells.add(plain(cell.group(1)));
            if (!cell.group(2).equals(",")) {
                rows.add(List.copyOf(cells));
                cells.clear();
            }
            end = cell.end();
        }
        if (end != csv.length()) {
            throw new IllegalArgumentException("not RFC 4180 from here: " + csv.substring(end));
        }
        return rows;
    }

    private static String plain(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
