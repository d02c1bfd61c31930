package io.healthscore.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Postgres in a process of its own, reachable from this machine only, whose data outlive it. It stops when it is closed. If
 * the service is killed it runs on, and the next start stops it before it starts its own.
 */
class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    /** Long enough for a recovery after a crash. */
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private LocalPostgres(DirectoryLock lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    static LocalPostgres start(LocalDirectory directory) {
        var lock = DirectoryLock.take(directory);
        try {
            OrphanedPostmaster.stop(directory.unfinished());
            OrphanedPostmaster.stop(directory.data());
            directory.clear();
            if (!directory.isFinished()) {
                launch(directory, directory.unfinished()).close();
                directory.finish();
            }
            var postgres = new LocalPostgres(lock, launch(directory, directory.data()));
            LOG.info(
                    "Postgres {} started at {} for user {}, data in {}",
                    LocalDirectory.MAJOR_VERSION,
                    postgres.jdbcUrl(),
                    postgres.user(),
                    directory.data());
            return postgres;
        } catch (IOException | IllegalStateException e) {
            lock.close();
            throw new NoDatabase(
                    "The local Postgres in %s does not start: %s".formatted(directory.data(), e.getMessage()),
                    "Look into %s for its reason.".formatted(directory.log()),
                    e);
        }
    }

    private static EmbeddedPostgres launch(LocalDirectory directory, Path data) throws IOException {
        var log = Redirect.appendTo(directory.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.programs().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_AT_MOST)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // The signals in use should fit: with Postgres's own 128 MB those of 1,000 accounts do not.
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                // The library, made for tests, starts it with both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    String user() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
