package io.healthscore.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Threads each of which takes, without any timer, whatever has arrived when it is done with what it took before. */
final class Committers {

    static final int WAITING = 10_000;

    private static final int AT_ONCE = 1_000;
    private static final long LOOKS_FOR_THE_END_MILLIS = 100;

    private final Consumer<List<PendingEvent>> work;
    private final BlockingQueue<PendingEvent> queue = new ArrayBlockingQueue<>(WAITING);
    private final String name;
    private final int number;
    private List<Thread> threads = List.of();
    private volatile boolean running;

    Committers(String name, int number, Consumer<List<PendingEvent>> work) {
        this.name = name;
        this.number = number;
        this.work = work;
    }

    void start() {
        running = true;
        threads = IntStream.rangeClosed(1, number)
                .mapToObj(each -> new Thread(this::workUntilStopped, name + "-" + each))
                .toList();
        threads.forEach(Thread::start);
    }

    /** An event that finds {@value #WAITING} waiting fails at once; where no thread is at work, the caller's own is. */
    void add(PendingEvent pending) {
        if (!running) {
            workOn(List.of(pending));
        } else if (!queue.offer(pending)) {
            pending.fail(new Overloaded(WAITING));
        }
    }

    boolean isRunning() {
        return running;
    }

    /** Those that wait now, who then wait no more. */
    List<PendingEvent> takeWaiting() {
        var waiting = new ArrayList<PendingEvent>();
        queue.drainTo(waiting);
        return waiting;
    }

    private void workUntilStopped() {
        while (running || !queue.isEmpty()) {
            var group = next();
            if (!group.isEmpty()) {
                workOn(group);
            }
        }
    }

    /** Whatever happens, nobody waits for ever, and the thread goes on. */
    private void workOn(List<PendingEvent> group) {
        try {
            work.accept(group);
        } catch (RuntimeException | Error e) {
            group.forEach(pending -> pending.fail(e));
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

    /** Returns when everything that waited is done. */
    void stop() {
        running = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
