package io.healthscore.platform;

import java.util.Properties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Lets migrations take the time they need: they have connections of their own, where none of the pool's time limits holds. A large
 * table may take an hour to change, and meanwhile the connection that holds Flyway's lock is idle in its transaction.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    private static final String WITHOUT_LIMITS =
            "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0";

    @Bean
    FlywayConfigurationCustomizer unhurriedMigrations(ConnectionPool pool) {
        return flyway -> flyway.dataSource(unhurried(pool));
    }

    private static DriverManagerDataSource unhurried(ConnectionPool pool) {
        var connections = pool.connections();
        var properties = new Properties();
        properties.putAll(connections.getDataSourceProperties());
        properties.setProperty("options", (properties.getProperty("options", "") + " " + WITHOUT_LIMITS).strip());
        properties.setProperty("socketTimeout", "0");
        var unhurried = new DriverManagerDataSource(
                connections.getJdbcUrl(), connections.getUsername(), connections.getPassword());
        unhurried.setConnectionProperties(properties);
        return unhurried;
    }
}
