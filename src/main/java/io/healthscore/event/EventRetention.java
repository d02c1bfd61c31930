package io.healthscore.event;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the log of events is kept; an older event is refused. Signals, scores and history outlive it.
 *
 * @param events 37 months unless configured otherwise: three years and the month that is being dropped; at least two, since
 *     what is dropped once does not come back
 */
@ConfigurationProperties("healthscore.retention")
record EventRetention(@DefaultValue("P37M") Period events) {

    private static final int DAYS_OF_A_MONTH = 30;
    private static final int FEWEST_DAYS = 2 * DAYS_OF_A_MONTH;

    EventRetention {
        if (events.isNegative() || events.toTotalMonths() * DAYS_OF_A_MONTH + events.getDays() < FEWEST_DAYS) {
            throw new IllegalArgumentException(
                    "healthscore.retention.events must be at least P2M, such as P37M for 37 months: it says " + events
                            + ", and a number alone means days");
        }
    }

    /** The oldest time that an event may have now. */
    Instant oldest(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(events).toInstant();
    }
}
