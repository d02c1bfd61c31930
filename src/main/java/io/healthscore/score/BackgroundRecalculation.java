package io.healthscore.score;

import io.healthscore.signal.StaleAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on recalculations without being asked, below live work: while accounts wait to be scored, a page at a time with a
 * pause after each.
 */
@Component
class BackgroundRecalculation {

    private static final Logger log = LoggerFactory.getLogger(BackgroundRecalculation.class);

    private final Recalculator recalculator;
    private final StaleAccounts stale;
    private volatile boolean over;

    BackgroundRecalculation(Recalculator recalculator, StaleAccounts stale) {
        this.recalculator = recalculator;
        this.stale = stale;
    }

    /** What is left is done after the next start, or by another replica: a stop waits for one page at most. */
    @EventListener
    void end(ContextClosedEvent closed) {
        over = true;
    }

    @Scheduled(fixedDelayString = "${healthscore.scoring.recalculation-delay:PT1S}")
    void work() {
        while (isOn() && recalculator.step() && !stale.areWaiting()) {
            log.trace("Recalculated a page");
        }
    }

    private boolean isOn() {
        return !over && !Thread.currentThread().isInterrupted();
    }
}
