package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One account's score: now, on a past day, and over time. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/score")
class AccountScoreController {

    private static final int DAYS_BY_DEFAULT = 90;

    private final ScoresOverTime scores;
    private final RulesNow rules;
    private final JsonMapper json;

    AccountScoreController(ScoresOverTime scores, RulesNow rules, JsonMapper json) {
        this.scores = scores;
        this.rules = rules;
        this.json = json;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ScoreDocument score(@PathVariable String accountId, @RequestParam @Nullable LocalDate at) {
        var today = rules.today();
        if (at == null || at.equals(today)) {
            return scores.now(accountId);
        }
        if (at.isAfter(today)) {
            throw new InvalidRequest(Fault.parameter("at", "must not be after today, " + today + " in UTC"));
        }
        return new ScoreDocument(json.writeValueAsString(scores.at(accountId, at)));
    }

    @GetMapping("/history")
    Page<HistoryRow> history(
            @PathVariable String accountId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String interval,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var last = to == null ? rules.today() : to;
        var first = from == null ? last.minusDays(DAYS_BY_DEFAULT - 1L) : from;
        if (first.isAfter(last)) {
            throw new InvalidRequest(Fault.parameter("from", "must not be after to, " + last));
        }
        return scores.history(
                accountId, first, last, Interval.of(interval), new ScoreHistory.Part(Limits.of(limit), cursor));
    }
}
