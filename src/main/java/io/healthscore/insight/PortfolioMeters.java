package io.healthscore.insight;

import io.healthscore.insight.Standing.InBand;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the database says of all accounts, as metrics: {@code docs/metrics.md} has their meaning. They are read every few
 * seconds by two statements, however often somebody asks for them, and their labels are models, bands and flags alone.
 */
@Component
class PortfolioMeters {

    private final Standings standings;
    private final MultiGauge accounts;
    private final MultiGauge spend;
    private final MultiGauge flagged;
    private volatile Standing standing = Standing.UNKNOWN;

    PortfolioMeters(Standings standings, MeterRegistry registry) {
        this.standings = standings;
        this.accounts = MultiGauge.builder("healthscore.accounts")
                .description("Accounts that are neither excluded nor churned, by model and band")
                .register(registry);
        this.spend = MultiGauge.builder("healthscore.spend")
                .description("What these accounts spend a month, by model and band")
                .register(registry);
        this.flagged = MultiGauge.builder("healthscore.accounts.flagged")
                .description("Those of these accounts that carry a flag")
                .register(registry);
        register(registry, "portfolio.mean", "Mean score; NaN without any", Standing::mean);
        register(registry, "accounts.unscored", "Accounts that were never scored yet", Standing::unscored);
        register(registry, "accounts.unclosed", "Accounts whose last day is still to be closed", Standing::unclosed);
        register(registry, "scores.stale", "Accounts whose score of now waits to be computed", Standing::stale);
        register(registry, "scores.restating", "Accounts of which past days wait to be restated", Standing::restating);
        register(registry, "recalculations.unfinished", "Recalculations queued or running", Standing::recalculations);
        register(registry, "recalculations.left", "Accounts that these have still to do", Standing::recalculationsLeft);
        register(registry, "data.suspect", "1 while the fleet-shift guard doubts today's data", Standing::suspect);
        seconds(
                registry,
                "scores.behind",
                "How far the stored score that is furthest behind is behind",
                Standing::behind);
        seconds(registry, "sweep", "How long the last sweep took, or takes so far", Standing::sweep);
    }

    /** Reads them anew. */
    @Scheduled(fixedDelayString = "${healthscore.metrics.delay:PT15S}")
    void measure() {
        standing = standings.read();
        accounts.register(byBand(InBand::accounts), true);
        spend.register(byBand(InBand::spend), true);
        flagged.register(
                standing.flagged().entrySet().stream()
                        .<Row<?>>map(flag -> Row.of(Tags.of("flag", flag.getKey()), flag.getValue()))
                        .toList(),
                true);
    }

    private List<Row<?>> byBand(Function<InBand, Number> number) {
        return standing.inBands().stream()
                .<Row<?>>map(
                        group -> Row.of(Tags.of("model", group.model(), "band", group.band()), number.apply(group)))
                .toList();
    }

    private void register(MeterRegistry registry, String name, String what, ToDoubleFunction<Standing> number) {
        gauge(name, what, number).register(registry);
    }

    private void seconds(MeterRegistry registry, String name, String what, ToDoubleFunction<Standing> number) {
        gauge(name, what, number).baseUnit("seconds").register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String what, ToDoubleFunction<Standing> number) {
        return Gauge.builder("healthscore." + name, this, meters -> number.applyAsDouble(meters.standing))
                .description(what);
    }
}
