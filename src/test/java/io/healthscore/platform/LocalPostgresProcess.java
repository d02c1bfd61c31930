package io.healthscore.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that runs a local Postgres until it is killed. Prints its JDBC URL when it is up. */
final class LocalPostgresProcess {
    private LocalPostgresProcess() {}

    static Process start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        List.of(java, "-cp", classPath, LocalPostgresProcess.class.getName(), directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @SuppressWarnings("SystemOut") // How it tells its parent.
    public static void main(String[] arguments) throws InterruptedException {
        var postgres = LocalPostgres.start(new LocalDirectory(Path.of(arguments[0])));
        System.out.println("URL " + postgres.jdbcUrl());
        Thread.currentThread().join();
    }
}
