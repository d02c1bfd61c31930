package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which day (UTC) is sure to be open still when what is done now is committed. */
@Component
public class OpenDay {

    /**
     * What happens so shortly before midnight may be committed after the day was closed without it, so it counts as
     * late. No transaction lives longer.
     */
    private static final Duration CLOSING = Duration.ofMinutes(1);

    private final Clock clock;

    OpenDay(Clock clock) {
        this.clock = clock;
    }

    public LocalDate now() {
        return LocalDate.ofInstant(clock.instant().plus(CLOSING), ZoneOffset.UTC);
    }

    /** From which day on closings have to be made again when something of a day has changed; null while the day is open. */
    public @Nullable LocalDate dirtyFrom(LocalDate changed) {
        return changed.isBefore(now()) ? changed : null;
    }
}
