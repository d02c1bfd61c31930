package io.healthscore.insight;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.MadeOfRows;
import io.healthscore.platform.Page;
import io.healthscore.score.Interval;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts together: now, on a past day, and over time. */
@RestController
@RequestMapping("/api/v1/portfolio")
class PortfolioController {

    private final PortfolioReader portfolios;
    private final PortfolioHistory history;
    private final Clock clock;

    PortfolioController(PortfolioReader portfolios, PortfolioHistory history, Clock clock) {
        this.portfolios = portfolios;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @MadeOfRows
    Portfolio portfolio(@ModelAttribute PortfolioFilter filter, @RequestParam @Nullable LocalDate at) {
        var today = LocalDate.now(clock);
        if (at != null && at.isAfter(today)) {
            throw new InvalidRequest(Fault.parameter("at", "must not be after today, " + today + " in UTC"));
        }
        var day = at == null ? today : at;
        return portfolios.read(new Moment(day, day.equals(today)), filter);
    }

    @GetMapping(path = "/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @MadeOfRows
    Page<PortfolioPeriod> history(
            @ModelAttribute PortfolioFilter filter,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String interval,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var range = Periods.of(LocalDate.now(clock), from, to, Interval.of(interval));
        return history.of(filter, range, Limits.of(limit), cursor);
    }

    /** The same with every number in a column of its own. */
    @GetMapping(path = "/history", produces = "text/csv")
    @MadeOfRows
    Page<PortfolioColumns> historyAsColumns(
            @ModelAttribute PortfolioFilter filter,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String interval,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return history(filter, from, to, interval, limit, cursor).map(PortfolioColumns::of);
    }
}
