package io.healthscore.event;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the log lies on the workers of a Citus cluster. All statements run there as they are; but what Postgres says of the
 * sizes of its tables, it then says of empty ones, and not all that can be done to partitions is known to Citus.
 */
@Component
class Workers {

    /** The migration that spreads it leaves that word. */
    private static final String SPREAD = "select obj_description('event'::regclass, 'pg_class') = 'on workers' is true";

    private final JdbcClient jdbc;

    Workers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean holdTheLog() {
        return jdbc.sql(SPREAD).query(Boolean.class).single();
    }
}
