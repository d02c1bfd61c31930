package io.healthscore.event;

import io.healthscore.platform.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets requests of one event each share transactions, without any timer: a committer takes whatever has arrived when its
 * last commit returned. Under no load that is one event, under load as many as come in while a commit is made.
 */
@Component
class SingleEvents implements SmartLifecycle {

    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 1_000;

    /** While one waits for the disk, the other collects. */
    private static final int COMMITTERS = 2;

    private static final long LOOKS_FOR_THE_END_MILLIS = 100;

    private final Batches batches;
    private final ConnectionPool pool;
    private final BlockingQueue<PendingEvent> queue = new ArrayBlockingQueue<>(WAITING);
    private volatile List<Thread> committers = List.of();
    private volatile boolean running;

    SingleEvents(Batches batches, ConnectionPool pool) {
        this.batches = batches;
        this.pool = pool;
    }

    /** What became of the event; it is committed when this returns. */
    Outcome take(Event event) {
        if (!running) {
            return batches.take(List.of(event)).get(0);
        }
        var pending = new PendingEvent(event);
        if (!queue.offer(pending)) {
            throw new Overloaded(WAITING);
        }
        return pending.outcome();
    }

    private void commitUntilStopped() {
        while (running || !queue.isEmpty()) {
            var group = next();
            if (!group.isEmpty()) {
                settle(group);
            }
        }
    }

    private List<PendingEvent> next() {
        var group = new ArrayList<PendingEvent>();
        try {
            var first = queue.poll(LOOKS_FOR_THE_END_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, AT_ONCE - 1);
            }
        } catch (InterruptedException e) {
            running = false;
        }
        return group;
    }

    private void settle(List<PendingEvent> group) {
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
            group.forEach(pending -> settle(List.of(pending)));
        }
    }

    /** They have waited for the same connection since they came. */
    private void failThoseWaiting(Throwable failure) {
        var waiting = new ArrayList<PendingEvent>();
        queue.drainTo(waiting);
        waiting.forEach(pending -> pending.fail(failure));
    }

    @Override
    public synchronized void start() {
        running = true;
        committers = IntStream.rangeClosed(1, COMMITTERS)
                .mapToObj(number -> new Thread(this::commitUntilStopped, "committer-" + number))
                .toList();
        committers.forEach(Thread::start);
    }

    /** Returns when everything that waited is stored. */
    @Override
    public synchronized void stop() {
        running = false;
        for (var committer : committers) {
            try {
                committer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server has answered its last request, and before the database goes. */
    @Override
    public int getPhase() {
        return 0;
    }
}
