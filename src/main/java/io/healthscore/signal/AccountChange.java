package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction changed for an account's scores.
 *
 * @param dirtyFrom the first past day that it changed, null if only today
 * @param firstDay the first day that it counted an event on, null if none
 */
record AccountChange(
        String accountId,
        @Nullable LocalDate dirtyFrom,
        @Nullable LocalDate firstDay) {

    AccountChange and(AccountChange other) {
        return new AccountChange(accountId, earliest(dirtyFrom, other.dirtyFrom), earliest(firstDay, other.firstDay));
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate a, @Nullable LocalDate b) {
        return Stream.of(a, b)
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
