package io.healthscore.insight;

import io.healthscore.platform.OneAtATime;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sums up the latest days of the whole portfolio before anybody asks, a few at a time, so that a dashboard need not wait. */
@Component
class PortfolioUpkeep {

    private static final PortfolioFilter EVERYBODY = new PortfolioFilter(null, null);
    private static final int DAYS = 90;
    private static final int AT_A_TIME = 5;

    private final KeptPortfolios kept;
    private final PortfolioKeeper keeper;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    PortfolioUpkeep(KeptPortfolios kept, PortfolioKeeper keeper, OneAtATime oneAtATime, Clock clock) {
        this.kept = kept;
        this.keeper = keeper;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${healthscore.portfolio.upkeep-delay:PT15S}")
    void keepUp() {
        oneAtATime.run("portfolio", () -> {
            kept.tidy();
            sumUp(LocalDate.now(clock));
        });
    }

    private void sumUp(LocalDate today) {
        kept.firstDay().ifPresent(first -> {
            var from = first.isAfter(today.minusDays(DAYS)) ? first : today.minusDays(DAYS);
            if (from.isBefore(today)) {
                kept.missing(from.datesUntil(today).toList(), EVERYBODY).stream()
                        .limit(AT_A_TIME)
                        .forEach(day -> keeper.read(new Moment(day, false), EVERYBODY));
            }
        });
    }
}
