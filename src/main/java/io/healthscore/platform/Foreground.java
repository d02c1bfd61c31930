package io.healthscore.platform;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What clients wait for, so that work which nobody waits for can give way to it. */
@Component
public class Foreground {

    private int underWay;

    /** Does what a client waits for. */
    public <T> T run(Supplier<T> work) {
        begin();
        try {
            return work.get();
        } finally {
            end();
        }
    }

    public synchronized boolean isBusy() {
        return underWay > 0;
    }

    /** Returns at the first moment at which nothing is under way, but after this time at the latest. */
    public synchronized void awaitPause(long atMostNanos) throws InterruptedException {
        long until = System.nanoTime() + atMostNanos;
        for (long left = atMostNanos; underWay > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized void begin() {
        underWay++;
    }

    private synchronized void end() {
        underWay--;
        if (underWay == 0) {
            notifyAll();
        }
    }
}
