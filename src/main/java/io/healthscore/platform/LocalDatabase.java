package io.healthscore.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Profile {@code local}: the service brings its database along, unless one is given all the same. Postgres starts while the
 * service is still reading its classes.
 */
class LocalDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("local"))
                && !StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            var properties = Binder.get(environment).bindOrCreate("healthscore.local", LocalProperties.class);
            register(new LocalDirectory(properties.directory()), context);
        }
    }

    private static void register(LocalDirectory directory, GenericApplicationContext context) {
        var starting = CompletableFuture.supplyAsync(() -> LocalPostgres.start(directory));
        context.addApplicationListener(new StopAfterFailure(starting));
        context.registerBean(LocalPostgres.class, starting::join);
        // The pool is made of these and so is closed before Postgres stops.
        context.registerBean(
                JdbcConnectionDetails.class, () -> LocalConnection.to(context.getBean(LocalPostgres.class)));
    }

    private record LocalConnection(String getJdbcUrl, String getUsername) implements JdbcConnectionDetails {

        static LocalConnection to(LocalPostgres postgres) {
            return new LocalConnection(postgres.jdbcUrl(), postgres.user());
        }

        @Override
        public String getPassword() {
            return "";
        }
    }

    /** For a start that fails before anybody wanted Postgres. */
    private record StopAfterFailure(CompletableFuture<LocalPostgres> starting)
            implements ApplicationListener<ApplicationFailedEvent> {

        @Override
        public void onApplicationEvent(ApplicationFailedEvent failed) {
            starting.thenAccept(StopAfterFailure::close)
                    .exceptionally(noPostgres -> null)
                    .join();
        }

        private static void close(LocalPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
