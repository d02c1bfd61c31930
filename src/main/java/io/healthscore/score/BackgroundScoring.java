package io.healthscore.score;

import io.healthscore.platform.Foreground;
import io.healthscore.signal.Revision;
import io.healthscore.signal.StaleAccounts;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Brings stale scores up to now without being asked, so that lists are seldom more than two seconds behind. Every
 * replica does; each claims other accounts. A scoring that fails leaves its accounts stale, to be tried again once the
 * claim has run out.
 */
@Component
class BackgroundScoring implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(BackgroundScoring.class);
    private static final int WORKERS = 2;
    private static final int CLAIM = 200;
    private static final int CLAIM_BESIDE_EVENTS = 20;
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(2);

    /**
     * While events keep coming a worker claims few accounts at once, and then rests so many times as long as it worked: a
     * client waits for each event, but for no worker, since a score that is read is computed first.
     */
    private static final int GIVES_WAY = 9;

    private final Duration delay;
    private final StaleAccounts stale;
    private final Scores scores;
    private final Sweep sweep;
    private final FleetGuard guard;
    private final Foreground foreground;
    private volatile boolean begun;

    BackgroundScoring(
            @Value("${healthscore.scoring.catch-up-delay:PT0.5S}") Duration delay,
            StaleAccounts stale,
            Scores scores,
            Sweep sweep,
            FleetGuard guard,
            Foreground foreground) {
        this.delay = delay;
        this.stale = stale;
        this.scores = scores;
        this.sweep = sweep;
        this.guard = guard;
        this.foreground = foreground;
    }

    /** Whoever fills the database at the start does so first: a past that is half there is not worth closing. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void begin(ApplicationReadyEvent ready) {
        begun = true;
    }

    /** What is left is scored after the next start, or by another replica: a stop waits for one claim at most. */
    @EventListener
    void end(ContextClosedEvent closed) {
        begun = false;
    }

    /** While one worker computes, the other's statements run. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        for (int worker = 0; worker < WORKERS; worker++) {
            tasks.addFixedDelayTask(this::catchUp, delay);
        }
    }

    void catchUp() {
        long began = System.nanoTime();
        while (isOn() && catchUpOnce() > 0) {
            giveWay(GIVES_WAY * (System.nanoTime() - began));
            began = System.nanoTime();
        }
    }

    @Scheduled(fixedDelayString = "${healthscore.scoring.sweep-delay:PT5S}")
    void sweep() {
        while (isOn() && sweep.step()) {
            log.trace("Swept a page");
        }
    }

    @Scheduled(fixedDelayString = "${healthscore.scoring.guard-delay:PT10S}")
    void guard() {
        if (isOn()) {
            guard.judge();
        }
    }

    private void giveWay(long nanos) {
        try {
            foreground.awaitPause(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOn() {
        return begun && !Thread.currentThread().isInterrupted();
    }

    /** How many accounts were claimed and scored. */
    int catchUpOnce() {
        int most = foreground.isBusy() ? CLAIM_BESIDE_EVENTS : CLAIM;
        var claimed =
                stale.claim(most, CLAIMED_FOR).stream().map(Revision::accountId).toList();
        if (!claimed.isEmpty()) {
            score(claimed);
        }
        return claimed.size();
    }

    /** One account that cannot be scored must not hold up the others of its claim. */
    private void score(List<String> claimed) {
        try {
            scores.bringUpToDate(claimed, Scores.WHOLE_HISTORY);
        } catch (RuntimeException failure) {
            if (claimed.size() == 1) {
                log.atError()
                        .addKeyValue("account", claimed.get(0))
                        .setCause(failure)
                        .log("Could not score an account");
                return;
            }
            claimed.forEach(account -> score(List.of(account)));
        }
    }
}
