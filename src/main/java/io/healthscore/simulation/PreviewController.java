package io.healthscore.simulation;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a model would do to every account before it does. */
@RestController
@RequestMapping("/api/v1")
class PreviewController {

    private final PreviewRequests requests;
    private final Previews previews;
    private final JsonMapper json;

    PreviewController(PreviewRequests requests, Previews previews, JsonMapper json) {
        this.requests = requests;
        this.previews = previews;
        this.json = json;
    }

    /** The whole portfolio in one answer. */
    @PostMapping(
            path = "/models/preview",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Summary.Answer summary(InputStream body, HttpServletResponse response) throws IOException {
        var request = requests.read(body);
        var summary = new Summary(new Connection(response, MediaType.APPLICATION_JSON)::probe);
        previews.run(request, summary);
        return summary.answer();
    }

    /** One account a line, as they are computed. */
    @PostMapping(
            path = "/models/preview",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(InputStream body, HttpServletResponse response) throws IOException {
        var request = requests.read(body);
        var lines = new Lines(new Connection(response, MediaType.APPLICATION_NDJSON), json);
        previews.run(request, lines);
        lines.end();
    }

    /** Those that run now, and how far they have come. */
    @GetMapping("/previews")
    Page<Running> running(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        long after = cursor == null ? 0 : Cursor.decode(cursor, 1).wholeNumber(0);
        var found = previews.running().stream()
                .filter(progress -> progress.number() > after)
                .limit(limits.withOneMore())
                .toList();
        return Page.of(found, limits, progress -> Cursor.encode(Long.toString(progress.number())))
                .map(Running::of);
    }

    /**
     * A preview that runs in this process.
     *
     * @param version null for a definition that is not stored
     * @param done accounts that it has passed, of {@code total}
     */
    record Running(
            String model,
            @Nullable Integer version,
            LocalDate day,
            @Nullable String segment,
            Instant startedAt,
            long done,
            long total,
            int percent) {

        private static final int WHOLE = 100;

        static Running of(Progress progress) {
            var request = progress.request();
            var candidate = request.candidate();
            long done = progress.done();
            long total = Math.max(1, progress.total());
            return new Running(
                    candidate.key(),
                    candidate.isStored() ? candidate.version() : null,
                    request.day(),
                    request.segment(),
                    progress.startedAt(),
                    done,
                    progress.total(),
                    (int) (WHOLE * done / total));
        }
    }
}
