package io.healthscore.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time that a statement may take: that of the pool's connections, 30 seconds, save where all or much of one account's history
 * is deleted, moved or counted again.
 */
public final class StatementLimit {

    /** Shorter than the driver's socketTimeout, which would take the connection for dead. Whoever allows more keeps it. */
    private static final String RAISE = """
            select set_config('statement_timeout', '4min', true)
            where current_setting('statement_timeout')::interval between '1ms' and '4min'
            """;

    private StatementLimit() {}

    /** Gives each further statement of the transaction four minutes. */
    public static void raise(JdbcClient jdbc) {
        jdbc.sql(RAISE).query().listOfRows();
    }
}
