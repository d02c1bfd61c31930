package io.healthscore.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events of a type come in. A type that nobody ever sent has neither days nor times.
 *
 * @param firstDay the first day on which any account at all sent it: from then on an account that sends none is a zero
 * @param lastEventAt when the newest one happened
 * @param accounts how many sent some within the last 28 days
 * @param eventsPerDay the mean of {@code days}
 * @param days events of each of the last 28 days, oldest first, today so far last
 * @param metrics the metrics that read it, under the model that scores most of the accounts
 */
record EventFlow(
        String type,
        String kind,
        @Nullable LocalDate firstDay,
        @Nullable Instant lastEventAt,
        long accounts,
        BigDecimal eventsPerDay,
        List<Long> days,
        List<String> metrics) {}
