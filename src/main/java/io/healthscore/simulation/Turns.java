package io.healthscore.simulation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets a few simulations run at the same time. They take turns of a page each, in the order in which they ask, so that
 * none waits for another to end, and one core is left to live work (if there are two). Beyond the few there is no place:
 * a client that is told so can decide, one that waits cannot.
 */
@Component
class Turns {

    static final int PLACES = 4;

    /** While it waits for its turn, a simulation looks so often whether its client is still there. */
    private static final long PATIENCE_MILLIS = 250;

    private final Semaphore places = new Semaphore(PLACES);
    final Semaphore left = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /** @throws NoPlaceLeft when as many run as may */
    Place take() {
        if (!places.tryAcquire()) {
            throw new NoPlaceLeft(PLACES);
        }
        return new Place();
    }

    /** One simulation's right to ask for turns. */
    final class Place implements AutoCloseable {

        private Place() {}

        /** Does a page's work in a turn. */
        <T> T turn(Supplier<T> work, Runnable whileWaiting) {
            await(whileWaiting);
            try {
                return work.get();
            } finally {
                left.release();
            }
        }

        private void await(Runnable whileWaiting) {
            try {
                while (!left.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    whileWaiting.run();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while waiting for a turn", stopped);
            }
        }

        @Override
        public void close() {
            places.release();
        }
    }
}
