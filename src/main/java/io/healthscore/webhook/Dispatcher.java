package io.healthscore.webhook;

import io.healthscore.platform.Times;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due, on every replica; each claims other deliveries. A webhook has so many deliveries under way at a
 * time and no more, so that a slow receiver holds up nobody but itself.
 */
@Component
class Dispatcher {

    /** Deliveries to one webhook under way at a time, a replica. */
    static final int AT_ONCE = 4;

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final Sender sender;
    private final WebhookMeters meters;
    private final Duration timeout;
    private final Duration hold;
    private final Duration keepLog;
    private final Clock clock;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "webhook");
        thread.setDaemon(true);
        return thread;
    });

    Dispatcher(
            Deliveries deliveries,
            Outcomes outcomes,
            Sender sender,
            WebhookMeters meters,
            WebhookSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.sender = sender;
        this.meters = meters;
        this.timeout = settings.timeout();
        this.hold = timeout.multipliedBy(2).plusMinutes(1);
        this.keepLog = settings.keepLog();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void deliver() {
        dispatch();
    }

    @Scheduled(cron = "0 23 * * * *", zone = "UTC")
    void tidy() {
        int removed;
        do {
            removed = deliveries.tidy(clock.instant().minus(keepLog));
        } while (removed > 0);
    }

    /** Begins to deliver what is due; each result is there when it has been recorded. */
    List<CompletableFuture<Void>> dispatch() {
        var begun = new ArrayList<CompletableFuture<Void>>();
        var now = Times.cut(clock.instant());
        for (var webhook : deliveries.due(now)) {
            var busy = underWay.computeIfAbsent(webhook, id -> new AtomicInteger());
            int free = AT_ONCE - busy.get();
            if (free > 0) {
                for (var attempt : deliveries.claim(webhook, free, now, hold)) {
                    busy.incrementAndGet();
                    begun.add(CompletableFuture.runAsync(() -> attempt(attempt), threads)
                            .whenComplete((done, failure) -> busy.decrementAndGet()));
                }
            }
        }
        return begun;
    }

    /** What cannot be recorded is tried again once the claim has run out: at least once. */
    private void attempt(Attempt attempt) {
        try {
            var response = send(attempt);
            meters.attempted(response);
            outcomes.settle(attempt, response);
        } catch (RuntimeException failure) {
            log.atError()
                    .addKeyValue("delivery", attempt.deliveryId())
                    .setCause(failure)
                    .log("Could not record a delivery");
        }
    }

    /** What no attempt can do must not stay on its way for ever, and hold up what comes after it. */
    private Response send(Attempt attempt) {
        try {
            return sender.send(attempt);
        } catch (RuntimeException failure) {
            log.atError()
                    .addKeyValue("delivery", attempt.deliveryId())
                    .setCause(failure)
                    .log("Could not send a message");
            return new Response(null, null, "It could not be sent; the log of the service says why", null, 0);
        }
    }

    /** A receiver may have taken a message already: its answer is waited for, which no receiver can make longer. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
