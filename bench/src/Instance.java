import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, on a local Postgres in a directory of its own. */
final class Instance implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofMinutes(3);

    private final Process process;
    private final Path directory;
    private final int port;
    final double secondsToStart;

    private Instance(Process process, Path directory, int port, double secondsToStart) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.secondsToStart = secondsToStart;
    }

    static Instance start(Path jar, Path directory) throws Exception {
        var port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var start = System.nanoTime();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-jar",
                        jar.toString(),
                        "--spring.profiles.active=local,bench",
                        "--healthscore.local.directory=" + directory,
                        "--server.port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("service.log").toFile()))
                .start();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - start > START_AT_MOST.toNanos()) {
                process.destroy();
                throw new IllegalStateException("does not start, see " + directory.resolve("service.log"));
            }
            Thread.sleep(20);
        }
        return new Instance(process, directory, port, (System.nanoTime() - start) / 1e9);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isReady(int port) {
        try {
            var url = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness").toURL();
            return ((HttpURLConnection) url.openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Service service() {
        return Service.at("http://127.0.0.1:" + port);
    }

    /** The fourth line of Postgres's own file is its port. */
    String jdbcUrl() throws IOException {
        var file = directory.resolve("postgres-18").resolve("postmaster.pid");
        return "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(file).get(3).trim() + "/postgres?user=postgres";
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
