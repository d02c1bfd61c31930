package io.healthscore.insight;

import io.healthscore.platform.DayPeriod;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts that are flagged at risk, those with the most at stake first. */
@RestController
@RequestMapping("/api/v1/insights/at-risk")
class AtRiskController {

    private static final int MOST_UNTOUCHED_DAYS = 3650;

    private final AtRiskList list;

    AtRiskController(AtRiskList list) {
        this.list = list;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<AtRiskAccount> atRisk(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable String untouchedFor,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var untouchedDays =
                untouchedFor == null ? null : DayPeriod.days("untouchedFor", untouchedFor, MOST_UNTOUCHED_DAYS);
        return list.page(choice, untouchedDays, Limits.of(limit), cursor);
    }

    /** The same with a sentence a reason, and the text of the first play. */
    @GetMapping(produces = "text/csv")
    Page<AtRiskColumns> atRiskAsColumns(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable String untouchedFor,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return atRisk(choice, untouchedFor, limit, cursor).map(AtRiskColumns::of);
    }
}
