package io.healthscore.score;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why an account's score moved. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/score/explanation")
class ExplanationController {

    private final Explanations explanations;
    private final RulesNow rules;

    ExplanationController(Explanations explanations, RulesNow rules) {
        this.explanations = explanations;
        this.rules = rules;
    }

    /** Between two days, by default 30 days ago and today, or between two versions of the model that applied. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ExplanationAnswer explain(
            @PathVariable String accountId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Integer fromVersion,
            @RequestParam @Nullable Integer toVersion) {
        var days = new ExplanationRequest.Days(from, to);
        return explanations.of(accountId, days.between(fromVersion, toVersion, rules.today()));
    }
}
