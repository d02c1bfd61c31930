package io.healthscore.event;

import io.healthscore.platform.ConnectionPool;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The threads that store chunks while their requests' own threads read on. They use half of the connections at most, so that
 * streams, however many, leave some to everything else; a chunk waits for its turn, and its client sends no further meanwhile.
 */
@Component
class ChunkWriters {

    private static final long IDLE_SECONDS = 60;
    private static final long LOOKS_FOR_FAILURES_MILLIS = 100;

    /** Two connections bring nearly twice as much; with a third, events would only wait inside the database. */
    private static final int AT_ONCE = 2;

    private final ConnectionPool pool;
    private final Semaphore turns;
    private final ThreadPoolExecutor threads;
    private volatile InVain lastInVain = InVain.NEVER;

    ChunkWriters(ConnectionPool pool) {
        int most = Math.max(1, pool.size() / 2);
        this.pool = pool;
        this.turns = new Semaphore(most, true);
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "chunk-writer"));
        threads.allowCoreThreadTimeOut(true);
    }

    /** For one request; what its chunks came to is told on the request's own thread, in order. */
    <T> Writer<T> open(Consumer<T> settled) {
        return new Writer<>(settled);
    }

    @PreDestroy
    void shutDown() {
        threads.shutdown();
    }

    private <T> CompletableFuture<T> begin(Supplier<T> chunk) {
        awaitTurn();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return chunk.get();
                    } catch (RuntimeException failure) {
                        if (pool.isExhausted(failure)) {
                            lastInVain = new InVain(System.nanoTime(), failure);
                        }
                        throw failure;
                    } finally {
                        turns.release();
                    }
                },
                threads);
    }

    /** A chunk before it may have found no free connection: then those behind it need not find the same one after the other. */
    private void awaitTurn() {
        long since = System.nanoTime();
        try {
            while (!turns.tryAcquire(LOOKS_FOR_FAILURES_MILLIS, TimeUnit.MILLISECONDS)) {
                lastInVain.throwIfAfter(since);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to store a chunk", stopped);
        }
    }

    /** A wait for a connection that ended without one. */
    private record InVain(long at, @Nullable RuntimeException failure) {

        static final InVain NEVER = new InVain(0, null);

        void throwIfAfter(long since) {
            if (failure != null && at - since > 0) {
                throw failure;
            }
        }
    }

    /** Each method may throw, once, what writing an earlier chunk threw. */
    final class Writer<T> implements AutoCloseable {

        private final Queue<CompletableFuture<T>> writing = new ArrayDeque<>();
        private final Consumer<T> settled;

        private Writer(Consumer<T> settled) {
            this.settled = settled;
        }

        /** Waits until fewer than {@value #AT_ONCE} chunks are being written, and begins with this one. */
        void write(Supplier<T> chunk) {
            settleDownTo(AT_ONCE - 1);
            writing.add(begin(chunk));
        }

        /** Waits for all; those that were written are settled even if another one failed. */
        @Override
        public void close() {
            settleDownTo(0);
        }

        private void settleDownTo(int most) {
            RuntimeException failure = null;
            while (writing.size() > (failure == null ? most : 0)) {
                try {
                    settled.accept(writing.remove().join());
                } catch (CompletionException failed) {
                    var cause = failed.getCause() instanceof RuntimeException known ? known : failed;
                    failure = failure == null ? cause : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
