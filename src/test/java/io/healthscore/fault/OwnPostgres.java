package io.healthscore.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A Postgres that a test may kill: on a directory and a port of its own, which it finds again when it is started anew. */
final class OwnPostgres implements AutoCloseable {

    private static final String PID_FILE = "postmaster.pid";
    private static final Duration START_AT_MOST = Duration.ofMinutes(1);

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    private OwnPostgres(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.server = launch();
    }

    static OwnPostgres in(Path directory) throws IOException {
        return new OwnPostgres(directory, ReplicaProcess.freePort());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
    }

    /** Kills all of its processes (-9), at whatever they are doing. */
    void kill() throws IOException {
        var pidFile = directory.resolve(PID_FILE);
        var postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0).trim()))
                .orElseThrow();
        var all = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        // Else its library waits for the number in it.
        Files.delete(pidFile);
        server.close();
    }

    /** Starts it again on what is on the disk. */
    void start() throws IOException {
        server = launch();
    }

    /** It stops where it cannot write what it must. */
    void startUnlessItRuns() throws IOException {
        if (!Files.exists(directory.resolve(PID_FILE))) {
            server.close();
            start();
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_AT_MOST)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library, made for tests, starts it with both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
