package io.healthscore.event;

import io.healthscore.platform.ConnectionPool;
import io.healthscore.platform.LostConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Repeats a transaction that failed for a reason which has gone the next moment: it lost against another one, its
 * partition came or went, or the connection died, be it before the commit or after. Not where all connections are taken:
 * whoever waits is to hear so soon. The work must be safe to repeat.
 */
@Component
class Repetition {

    private final RetryTemplate template;

    Repetition(ConnectionPool pool) {
        this.template = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(8)
                .delay(Duration.ofMillis(10))
                .multiplier(2)
                .jitter(Duration.ofMillis(10))
                .maxDelay(Duration.ofMillis(500))
                .timeout(Duration.ofSeconds(10))
                .predicate(failure -> isWorthwhile(failure) && !pool.isExhausted(failure))
                .build());
    }

    <T> T of(Supplier<T> work) {
        return template.invoke(work);
    }

    void of(Runnable work) {
        template.invoke(work);
    }

    static boolean isWorthwhile(Throwable failure) {
        var cause = sql(failure);
        if (cause == null) {
            return failure instanceof PessimisticLockingFailureException;
        }
        var state = cause.getSQLState();
        if (state == null) {
            // The database always gives one; without one it is the pool, whose connection is gone.
            return true;
        }
        return LostConnection.isCauseOf(failure)
                || state.startsWith("40") // deadlock, serialization failure
                || state.equals("55P03") // lock timeout
                || state.equals("23514"); // no partition of that month
    }

    private static @Nullable SQLException sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
