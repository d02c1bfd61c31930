import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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

    /** Starts it with these options of the JVM, and returns when it takes requests. */
    static Instance start(Path jar, Path directory, String... options) throws Exception {
        var port = freePort();
        var start = System.nanoTime();
        var process = launch(jar, directory, port, options);
        // Also where the measurement is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - start > START_AT_MOST.toNanos()) {
                process.destroy();
                throw new IllegalStateException("does not start, see " + directory.resolve("service.log"));
            }
            Thread.sleep(20);
        }
        return new Instance(process, directory, port, (System.nanoTime() - start) / 1e9);
    }

    /** Starts it up to where it would take requests, with these options of the JVM, and ends it. */
    static void train(Path jar, Path directory, String... options) throws Exception {
        var training = new ArrayList<>(List.of(options));
        training.add("-Dspring.context.exit=onRefresh");
        if (launch(jar, directory, freePort(), training.toArray(String[]::new)).waitFor() != 0) {
            throw new IllegalStateException("does not start, see " + directory.resolve("service.log"));
        }
    }

    private static Process launch(Path jar, Path directory, int port, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--spring.profiles.active=local,bench",
                "--healthscore.local.directory=" + directory,
                "--server.port=" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("service.log").toFile()))
                .start();
    }

    /** Options of the service's own JVM, for the profiler. */
    private static List<String> options() {
        var options = System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "").trim();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
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

    /** What the service's process held at most so far, its Postgres apart; where the system tells (Linux). */
    long peakMegabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        var peak = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$").matcher(Files.readString(status));
        if (!peak.find()) {
            throw new IOException("no peak in " + status);
        }
        return Long.parseLong(peak.group(1)) / 1024;
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
