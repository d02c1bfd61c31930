package io.healthscore.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Does what features do, and fails as they do. */
@TestComponent
@RestController
@RequestMapping("/api/probe")
class ProbeController {

    @GetMapping("/parameters")
    Map<String, Object> parameters(
            @RequestParam int number, @RequestParam @Nullable LocalDate day, @RequestParam @Nullable Instant at) {
        var answer = new TreeMap<String, Object>();
        answer.put("number", number);
        answer.put("day", day);
        answer.put("at", at);
        return answer;
    }

    @GetMapping("/text/{id}")
    Map<String, String> text(@PathVariable String id) {
        return Map.of("id", id);
    }

    @PostMapping(path = "/data", consumes = "application/json")
    void data() {}

    @PostMapping("/json")
    String json(InputStream body) throws IOException {
        return StrictJson.read(new BoundedBody(body, DataSize.ofKilobytes(64)), 10)
                .flawless()
                .toString();
    }

    @PostMapping("/lines")
    List<Integer> lines(InputStream body) throws IOException {
        var lengths = new ArrayList<Integer>();
        var lines = new BoundedLines(body, DataSize.ofKilobytes(64));
        while (lines.next()) {
            lengths.add(lines.tooLong() ? -1 : lines.length());
        }
        return lengths;
    }

    @GetMapping("/conflict")
    void conflict() {
        throw new IllegalStateException("select secret from io.healthscore.Internals");
    }

    @GetMapping("/busy")
    void busy() {
        throw new CannotAcquireLockException("deadlock detected: select secret");
    }

    @PostMapping("/midway")
    void midway(HttpServletResponse response) throws IOException {
        response.getOutputStream().println("{}");
        response.flushBuffer();
        throw new CannotAcquireLockException("deadlock detected: select secret");
    }

    @GetMapping("/page")
    Page<Row> page(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var size = Limits.of(limit);
        var after = cursor == null ? 0 : Cursor.decode(cursor, 1).wholeNumber(0);
        var rows = Row.ALL.stream().skip(after).limit(size.withOneMore()).toList();
        return Page.of(rows, size, row -> Cursor.encode(String.valueOf(row.number)));
    }

    @GetMapping("/empty")
    Page<Row> empty() {
        return Page.whole(List.of());
    }

    @GetMapping("/values")
    Values values() {
        return new Values(
                Instant.parse("2026-03-01T09:30:00.1234569Z"),
                LocalDate.of(2026, 3, 1),
                12345678.9,
                0.00001,
                new BigDecimal("1E+3"),
                null);
    }

    record Values(
            Instant at,
            LocalDate day,
            double large,
            double small,
            BigDecimal exact,
            @Nullable String nothing) {}

    record Model(String key, int version) {}

    record Row(
            int number,
            @Nullable String text,
            Map<String, String> externalIds,
            @Nullable Model model,
            List<String> flags,
            double change) {

        static final List<Row> ALL = List.of(
                new Row(1, "plain", Map.of("hubspot", "7712"), new Model("default", 3), List.of("a", "b"), -2.5),
                new Row(2, "=cmd|' /C calc'!A0", Map.of("salesforce", "001,5"), null, List.of(), 12345678),
                new Row(3, "says \"no\"\r\ntwice", Map.of(), new Model("-x", 1), List.of("@a"), 0),
                new Row(4, null, Map.of(), null, List.of(), 0));
    }
}
