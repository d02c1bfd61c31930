import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads CSV whose cells have no commas, as those of the two data sets; what ends in .xz is unpacked by {@code xz}. */
final class Csv {
    private Csv() {}

    static Stream<Map<String, String>> rows(Path file) {
        try {
            var reader = reader(file);
            var names = List.of(reader.readLine().split(","));
            return reader.lines().map(line -> row(names, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        if (!file.toString().endsWith(".xz")) {
            return Files.newBufferedReader(file);
        }
        return new ProcessBuilder("xz", "-dc", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .inputReader();
    }

    private static Map<String, String> row(List<String> names, String line) {
        var cells = line.split(",", -1);
        if (cells.length != names.size() || line.indexOf('"') >= 0) {
            throw new IllegalStateException("not a plain row: " + line);
        }
        var row = new HashMap<String, String>();
        for (int i = 0; i < cells.length; i++) {
            row.put(names.get(i), cells[i]);
        }
        return row;
    }
}
