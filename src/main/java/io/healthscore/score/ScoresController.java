package io.healthscore.score;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.MadeOfRows;
import io.healthscore.platform.Page;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The scores of many accounts as flat rows. */
@RestController
@RequestMapping("/api/v1/scores")
class ScoresController {

    private final ScoreLists lists;
    private final ScoreLookup lookup;
    private final RulesNow rules;

    ScoresController(ScoreLists lists, ScoreLookup lookup, RulesNow rules) {
        this.lists = lists;
        this.lookup = lookup;
        this.rules = rules;
    }

    @GetMapping
    @MadeOfRows
    ResponseEntity<Page<ScoreRow>> list(
            @ModelAttribute ScoreFilter filter,
            @RequestParam @Nullable LocalDate at,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String include,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var today = rules.today();
        var slice = new ScoreLists.Slice(ScoreSort.of(sort), Limits.of(limit), cursor, metrics(include));
        if (at == null || at.equals(today)) {
            return ResponseEntity.ok(lists.current(filter, today, slice));
        }
        if (at.isAfter(today)) {
            throw new InvalidRequest(Fault.parameter("at", "must not be after today, " + today + " in UTC"));
        }
        return ResponseEntity.ok()
                .header("X-Pending", Long.toString(lists.pending(filter, at)))
                .body(lists.closings(filter, at, slice));
    }

    @PostMapping(path = "/lookup", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> lookup(InputStream body) throws IOException {
        return Map.of("items", lookup.find(LookupRequest.of(StrictJson.read(new BoundedBody(body)))));
    }

    private static boolean metrics(@Nullable String include) {
        if (include == null) {
            return false;
        }
        if (!include.equals("metrics")) {
            throw new InvalidRequest(Fault.parameter("include", "must be metrics or absent"));
        }
        return true;
    }
}
