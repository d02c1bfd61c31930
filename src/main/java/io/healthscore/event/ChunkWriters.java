package io.healthscore.event;

import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The threads that store chunks while their requests' own threads read on. There are few, since the database would not be
 * faster with more: when all are busy, a request stores its chunk itself.
 */
@Component
class ChunkWriters {

    private static final int MOST = 2 * Runtime.getRuntime().availableProcessors();
    private static final long IDLE_SECONDS = 60;

    /** Two connections bring nearly twice as much; with a third, events would only wait inside the database. */
    private static final int AT_ONCE = 2;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "chunk-writer"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** For one request; what its chunks came to is told on the request's own thread, in order. */
    <T> Writer<T> open(Consumer<T> settled) {
        return new Writer<>(settled);
    }

    @PreDestroy
    void shutDown() {
        threads.shutdown();
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
            writing.add(CompletableFuture.supplyAsync(chunk, threads));
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
