package io.healthscore.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Profile {@code local}: the service brings its database along, unless one is given all the same. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Conditional(NoDatabaseGiven.class)
@EnableConfigurationProperties(LocalProperties.class)
class LocalDatabaseConfiguration {
    @Bean
    LocalPostgres localPostgres(LocalProperties properties) {
        return LocalPostgres.start(new LocalDirectory(properties.directory()));
    }

    /** The pool is made of these and so is closed before Postgres stops. */
    @Bean
    JdbcConnectionDetails localConnection(LocalPostgres postgres) {
        return new LocalConnection(postgres.jdbcUrl(), postgres.user());
    }

    private record LocalConnection(String getJdbcUrl, String getUsername) implements JdbcConnectionDetails {
        @Override
        public String getPassword() {
            return "";
        }
    }
}
