package io.healthscore.event;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the log of events is kept; an older event is refused. Signals, scores and history outlive it.
 *
 * @param events 37 months unless configured otherwise: three years and the month that is being dropped
 */
@ConfigurationProperties("healthscore.retention")
record EventRetention(@DefaultValue("P37M") Period events) {

    /** The oldest time that an event may have now. */
    Instant oldest(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(events).toInstant();
    }
}
