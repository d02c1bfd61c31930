package io.healthscore.access;

import io.healthscore.access.ApiKeySecrets.Known;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keys that were asked for a moment ago. None is believed for longer than nine tenths of a second, so a revoked one is refused
 * everywhere within the second; from half of that on one request asks the database again, and the others need not wait.
 */
@Component
class KnownKeys {

    private static final Logger log = LoggerFactory.getLogger(KnownKeys.class);
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ApiKeySecrets secrets;
    private final ApiKeys keys;
    private final TaskExecutor background;
    private final Clock clock;

    KnownKeys(
            ApiKeySecrets secrets,
            ApiKeys keys,
            @Qualifier("applicationTaskExecutor") TaskExecutor background,
            Clock clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.background = background;
        this.clock = clock;
    }

    /** The key of that hash, be it over; empty if there is none. */
    Optional<Known> find(String hash) {
        var entry = entries.get(hash);
        return entry == null || entry.mustBeReadAgain() ? read(hash) : Optional.of(entry.known);
    }

    /** Asks the database for every key again: one has changed. */
    void forget() {
        entries.clear();
    }

    private Optional<Known> read(String hash) {
        long asked = System.nanoTime();
        var found = secrets.find(hash);
        if (found.isEmpty()) {
            entries.remove(hash);
            return found;
        }
        entries.put(hash, new Entry(found.get(), asked));
        noteUse(found.get());
        return found;
    }

    /** Not on the request's way, and seldom: a row that is written for every request would cost more than the request. */
    private void noteUse(Known known) {
        var now = clock.instant();
        if (!known.isOver(now) && isLongAgo(known.lastUsedAt(), now)) {
            background.execute(() -> write(known.keyId(), now));
        }
    }

    private static boolean isLongAgo(@Nullable Instant used, Instant now) {
        return used == null || !used.plus(USE_IS_NOTED_EVERY).isAfter(now);
    }

    private void write(long keyId, Instant now) {
        try {
            keys.used(keyId, now);
        } catch (DataAccessException away) {
            log.debug("The use of key {} was not noted", keyId, away);
        }
    }

    private static final class Entry {

        private static final long BELIEVED = Duration.ofMillis(900).toNanos();
        private static final long READ_AGAIN = BELIEVED / 2;

        private final Known known;
        private final long asked;
        private final AtomicBoolean claimed = new AtomicBoolean();

        Entry(Known known, long asked) {
            this.known = known;
            this.asked = asked;
        }

        boolean mustBeReadAgain() {
            long age = System.nanoTime() - asked;
            return age > BELIEVED || (age > READ_AGAIN && claimed.compareAndSet(false, true));
        }
    }
}
