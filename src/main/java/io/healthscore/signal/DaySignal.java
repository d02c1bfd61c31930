package io.healthscore.signal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account's events of one type and facet on one UTC day, counted together; the columns of a row of
 * {@code signal_day}. A pure function of the set of its events: neither their order nor how they were split between
 * two that are merged makes a difference.
 */
public final class DaySignal {

    private final SignalKey key;
    private final UserTally users = new UserTally();
    private long count;
    private long valued;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private @Nullable BigDecimal lastValue;
    private Instant lastAt = Instant.MIN;
    private String lastId = "";
    private int severity;

    public DaySignal(SignalKey key) {
        this.key = key;
    }

    /** Counts one event, which must not have been counted before. */
    public void add(Contribution event) {
        count++;
        var value = event.value();
        if (value != null) {
            addValues(1, value, value, value);
        }
        last(event.at(), event.id(), value, event.severity());
        if (event.userId() != null) {
            users.add(UserSet.hash(event.userId()));
        }
    }

    /** Adds other events of the same account, type and day. */
    DaySignal merge(SignalRow other) {
        count += other.count();
        if (other.min() != null && other.max() != null) {
            addValues(other.valued(), other.sum(), other.min(), other.max());
        }
        last(other.lastAt(), other.lastId(), other.lastValue(), other.severity());
        users.addAll(other.users());
        return this;
    }

    private void addValues(long values, BigDecimal total, BigDecimal least, BigDecimal greatest) {
        valued += values;
        sum = sum.add(total);
        min = min == null ? least : min.min(least);
        max = max == null ? greatest : max.max(greatest);
    }

    private void last(Instant at, String id, @Nullable BigDecimal value, int severe) {
        int order = at.compareTo(lastAt);
        if (order > 0 || (order == 0 && CodePoints.compare(id, lastId) > 0)) {
            lastAt = at;
            lastId = id;
            lastValue = value;
            severity = severe;
        }
    }

    public SignalKey key() {
        return key;
    }

    public SignalRow row() {
        return new SignalRow(key, count, valued, sum, min, max, lastValue, lastAt, lastId, severity, users.hashes());
    }

    /**
     * What an event adds to its day.
     *
     * @param at when it happened, in whole microseconds
     * @param id its id, which decides between equal times
     * @param value normalized, see {@link Signals}; null without one
     * @param severity 1 low to 4 urgent; 0 for types without
     */
    public record Contribution(
            Instant at,
            String id,
            @Nullable BigDecimal value,
            int severity,
            @Nullable String userId) {}
}
