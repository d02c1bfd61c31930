package io.healthscore.score;

import io.healthscore.platform.ConnectionPool;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Says in {@code /actuator/health} when today's data are in doubt, and which metric brought that about. Its status has no
 * part in the whole's, which stays UP with 200: a service that restarts does not mend what it is sent.
 */
@Component
class DataHealthIndicator implements HealthIndicator {

    private static final Status SUSPECT = new Status("SUSPECT_DATA", "suspect data");

    private final FleetShifts shifts;
    private final ConnectionPool pool;
    private final Clock clock;

    DataHealthIndicator(FleetShifts shifts, ConnectionPool pool, Clock clock) {
        this.shifts = shifts;
        this.pool = pool;
        this.clock = clock;
    }

    /** What it can't find out is unknown; the database's own part of the answer says why, and has waited already. */
    @Override
    public Health health() {
        if (pool.isExhausted()) {
            return Health.unknown().build();
        }
        try {
            return asked();
        } catch (DataAccessException away) {
            return Health.unknown().build();
        }
    }

    private Health asked() {
        var today = LocalDate.now(clock);
        return shifts.reason(today)
                .map(reason -> Health.status(SUSPECT).withDetail("day", today).withDetail("reason", reason))
                .orElseGet(Health::up)
                .build();
    }
}
