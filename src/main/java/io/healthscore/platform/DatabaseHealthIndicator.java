package io.healthscore.platform;

import java.sql.Connection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Says in {@code /actuator/health} whether a request would get a connection to the database, and an answer over it. */
@Component("dbHealthIndicator")
class DatabaseHealthIndicator implements HealthIndicator {

    private static final int SECONDS = 1;

    private final JdbcTemplate jdbc;
    private final ConnectionPool pool;

    DatabaseHealthIndicator(JdbcTemplate jdbc, ConnectionPool pool) {
        this.jdbc = jdbc;
        this.pool = pool;
    }

    @Override
    public Health health() {
        try {
            boolean answers = Boolean.TRUE.equals(jdbc.execute((Connection connection) -> connection.isValid(SECONDS)));
            return answers ? Health.up().build() : down("The database does not answer.");
        } catch (DataAccessException noConnection) {
            return down(
                    pool.isExhausted(noConnection)
                            ? "All %d connections to the database are in use.".formatted(pool.size())
                            : "The database cannot be reached.");
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
