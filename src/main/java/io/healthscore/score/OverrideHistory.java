package io.healthscore.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account's overrides, those that ended too, oldest first. */
record OverrideHistory(List<AccountOverride> overrides) {

    static final OverrideHistory NONE = new OverrideHistory(List.of());

    /** The one in force at the day's end, or by now if the day is not over; null without one. */
    @Nullable
    AccountOverride on(LocalDate day, Instant now) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
        boolean over = end.isBefore(now);
        return overrides.stream()
                .filter(override -> over ? override.wasInForceAt(end) : override.isInForce(now))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
