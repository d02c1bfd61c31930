package io.healthscore.fault;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service in a process of its own, as it is run in production. */
final class ReplicaProcess implements AutoCloseable {

    private static final Duration UP_WITHIN = Duration.ofMinutes(2);

    private final Process process;
    private final URI uri;

    private ReplicaProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Begins to start one; see {@link #isUp}. */
    static ReplicaProcess start(Map<String, String> properties) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Where digits are others.
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.healthscore.Healthscore",
                "--server.port=" + port));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(new File("target/faults-" + port + ".log")))
                .start();
        return new ReplicaProcess(process, URI.create("http://localhost:" + port));
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    URI uri() {
        return uri;
    }

    ReplicaProcess isUp() {
        var caller = Caller.of(uri);
        await().atMost(UP_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the process has ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> caller.get("/models").isOk());
        return this;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as orchestrators send it. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Stops every thread of it where it is, as a machine does that is moved or has no processor left. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int failed = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (failed != 0) {
            throw new IOException("no SIG" + name + " for process " + process.pid());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
