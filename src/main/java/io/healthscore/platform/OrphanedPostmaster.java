package io.healthscore.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The Postgres that a killed service left running on a directory, or the file that says so where it is gone too. */
final class OrphanedPostmaster {
    /** Its clients are gone, so it ends when the last of their statements does: statements may take 30 seconds. */
    private static final long STOP_AT_MOST_SECONDS = 60;

    private OrphanedPostmaster() {}

    /** To be called only by who holds the directory's lock. */
    static void stop(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var found = ProcessHandle.of(pidIn(pidFile)).filter(process -> isPostmasterOf(data, process));
        if (found.isPresent()) {
            stop(found.get());
        }
        // After a restart of the machine the number may be another process's, and Postgres would take it for its own.
        Files.deleteIfExists(pidFile);
    }

    private static long pidIn(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile);
        return lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).trim());
    }

    private static boolean isPostmasterOf(Path data, ProcessHandle process) {
        var info = process.info();
        var isPostgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        return isPostgres
                && info.commandLine()
                        .map(line -> line.contains(data.toString()))
                        .orElse(true);
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        postmaster.destroy();
        try {
            postmaster
                    .onExit()
                    .orTimeout(STOP_AT_MOST_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IOException(
                    "process %d, left by a killed run, does not stop".formatted(postmaster.pid()), e.getCause());
        }
    }
}
