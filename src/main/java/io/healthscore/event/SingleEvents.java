package io.healthscore.event;

import io.healthscore.platform.ConnectionPool;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets requests of one event each share transactions, without any timer: a committer takes whatever has arrived when its
 * last commit returned. Under no load that is one event, under load as many as come in while a commit is made.
 *
 * <p>One committer goes the {@linkplain QuickIntake quick way}: with a second one its groups would be half as large, and a
 * transaction costs more than an event. What the quick way is not for, such as repeats and accounts that are new or taken,
 * is left to others, which may have to wait.
 */
@Component
class SingleEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SingleEvents.class);

    /** While one waits, for the disk or for an account, the other goes on. */
    private static final int THOROUGH = 2;

    private final QuickIntake quickIntake;
    private final Batches batches;
    private final ConnectionPool pool;
    private final Workers workers;
    private final Committers quick = new Committers("quick-committer", 1, this::takeQuickly);
    private final Committers thorough = new Committers("committer", THOROUGH, this::take);
    private volatile Committers entrance = thorough;

    SingleEvents(QuickIntake quickIntake, Batches batches, ConnectionPool pool, Workers workers) {
        this.quickIntake = quickIntake;
        this.batches = batches;
        this.pool = pool;
        this.workers = workers;
    }

    /** What became of the event; it is committed when this returns. */
    Outcome take(Event event) {
        var pending = new PendingEvent(event);
        entrance.add(pending);
        return pending.outcome();
    }

    private void takeQuickly(List<PendingEvent> group) {
        var chosen = new TreeMap<EventKey, PendingEvent>();
        for (var pending : group) {
            var event = pending.event();
            if (!quickIntake.suits(event) || chosen.putIfAbsent(EventKey.of(event), pending) != null) {
                thorough.add(pending);
            }
        }
        if (!chosen.isEmpty()) {
            takeQuickly(chosen);
        }
    }

    private void takeQuickly(TreeMap<EventKey, PendingEvent> chosen) {
        try {
            var taken = quickIntake.take(
                    chosen.values().stream().map(PendingEvent::event).toList());
            chosen.forEach((key, pending) -> {
                if (taken.contains(key.accountId())) {
                    pending.complete(Outcome.ACCEPTED);
                } else {
                    thorough.add(pending);
                }
            });
        } catch (RuntimeException | Error e) {
            if (pool.isExhausted(e)) {
                chosen.values().forEach(pending -> pending.fail(e));
                failThoseWaiting(e);
            } else {
                log.debug("Single events take the thorough way", e);
                chosen.values().forEach(thorough::add);
            }
        }
    }

    private void take(List<PendingEvent> group) {
        try {
            var outcomes = batches.take(group.stream().map(PendingEvent::event).toList());
            IntStream.range(0, group.size()).forEach(i -> group.get(i).complete(outcomes.get(i)));
        } catch (RuntimeException | Error e) {
            if (group.size() == 1 || Repetition.isWorthwhile(e)) {
                group.forEach(pending -> pending.fail(e));
                if (pool.isExhausted(e)) {
                    failThoseWaiting(e);
                }
                return;
            }
            // One of them is at fault; the others must not suffer.
            group.forEach(pending -> take(List.of(pending)));
        }
    }

    /** They have waited for the same connection since they came. */
    private void failThoseWaiting(Throwable failure) {
        quick.takeWaiting().forEach(pending -> pending.fail(failure));
        thorough.takeWaiting().forEach(pending -> pending.fail(failure));
    }

    /** On a cluster the log and the signals are not written by one statement. */
    @Override
    public synchronized void start() {
        entrance = workers.holdTheLog() ? thorough : quick;
        thorough.start();
        quick.start();
    }

    /** Returns when everything that waited is stored. */
    @Override
    public synchronized void stop() {
        quick.stop();
        thorough.stop();
    }

    @Override
    public boolean isRunning() {
        return thorough.isRunning();
    }

    /** Stops after the web server has answered its last request, and before the database goes. */
    @Override
    public int getPhase() {
        return 0;
    }
}
