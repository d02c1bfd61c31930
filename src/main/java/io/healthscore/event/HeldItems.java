package io.healthscore.event;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How much of the memory the items of all streams take that are read and not stored yet. Where that is too much, chunks end early: what is
 * read is stored before more is.
 */
@Component
class HeldItems {

    /** What an item takes beside its line, most of it the event that is made of it. */
    private static final int AN_ITEM = 1024;

    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    @Autowired
    HeldItems() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    HeldItems(long most) {
        this.most = most;
    }

    boolean areTooMany() {
        return bytes.get() > most;
    }

    long bytes() {
        return bytes.get();
    }

    Share open() {
        return new Share();
    }

    /** One stream's. What is not released when it is closed is released then. */
    final class Share implements AutoCloseable {

        private final AtomicLong mine = new AtomicLong();

        /** How much that is. */
        long hold(int lineLength) {
            return add(AN_ITEM + lineLength);
        }

        void release(long held) {
            add(-held);
        }

        private long add(long held) {
            mine.addAndGet(held);
            bytes.addAndGet(held);
            return held;
        }

        @Override
        public void close() {
            release(mine.get());
        }
    }
}
