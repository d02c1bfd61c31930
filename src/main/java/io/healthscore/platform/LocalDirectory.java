package io.healthscore.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** Where the local database lives: its data by major version, since no other can read them, and the unpacked programs. */
record LocalDirectory(Path root) {
    static final String MAJOR_VERSION = "18";

    LocalDirectory {
        root = root.toAbsolutePath().normalize();
    }

    Path data() {
        return root.resolve("postgres-" + MAJOR_VERSION);
    }

    /** The data until they are complete for the first time: what is found here was broken off and holds nothing. */
    Path unfinished() {
        return root.resolve("postgres-" + MAJOR_VERSION + ".unfinished");
    }

    Path programs() {
        return root.resolve("postgres-" + MAJOR_VERSION + ".programs");
    }

    Path lock() {
        return root.resolve("postgres-" + MAJOR_VERSION + ".lock");
    }

    Path log() {
        return root.resolve("postgres-" + MAJOR_VERSION + ".log");
    }

    boolean isFinished() {
        return Files.exists(data());
    }

    void clear() throws IOException {
        Files.createDirectories(programs());
        Files.deleteIfExists(log());
        FileSystemUtils.deleteRecursively(unfinished());
    }

    void finish() throws IOException {
        Files.move(unfinished(), data(), StandardCopyOption.ATOMIC_MOVE);
    }
}
