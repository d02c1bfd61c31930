package io.healthscore.event;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The threads that store chunks while their requests' own threads read on. There are few, since the database would not be
 * faster with more: when all are busy, a request stores its chunk itself.
 */
@Component
class ChunkWriters {

    private static final int MOST = 2 * Runtime.getRuntime().availableProcessors();
    private static final long IDLE_SECONDS = 60;
    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "chunk-writer"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** For one request: one chunk at a time is written, in order. */
    Writer open() {
        return new Writer();
    }

    @PreDestroy
    void shutDown() {
        threads.shutdown();
    }

    /** Both methods wait for the chunk before and throw, once, what writing it threw. */
    final class Writer implements AutoCloseable {

        private CompletableFuture<Void> writing = NOTHING;

        void write(Runnable chunk) {
            close();
            writing = CompletableFuture.runAsync(chunk, threads);
        }

        @Override
        public void close() {
            var last = writing;
            writing = NOTHING;
            try {
                last.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }
    }
}
