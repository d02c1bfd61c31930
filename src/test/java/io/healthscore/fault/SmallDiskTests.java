package io.healthscore.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.Replica;
import io.healthscore.platform.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.Parameter;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The disk of Postgres is full for a while, on a directory of limited size. Something of 300 MB, such as a tmpfs, will do. */
@Rounds
@EnabledIf(value = "hasDirectory", disabledReason = SmallDiskTests.SKIPPED)
class SmallDiskTests {

    static final String SKIPPED =
            "A full disk is not tried: HEALTHSCORE_TEST_SMALL_DISK names no directory of limited size";

    private static final @Nullable String DIRECTORY = System.getenv("HEALTHSCORE_TEST_SMALL_DISK");

    private static final int MEGABYTE = 1024 * 1024;

    /** What is left to Postgres before it is full. */
    private static final int SOME = 4 * MEGABYTE;

    private static final long LARGEST = 2_000L * MEGABYTE;

    @Parameter
    int round;

    /** Says so on the console: a reason for skipping alone is seen by nobody there. */
    static boolean hasDirectory() {
        if (DIRECTORY == null) {
            LoggerFactory.getLogger(SmallDiskTests.class).warn(SKIPPED);
        }
        return DIRECTORY != null;
    }

    @Test
    void isFullWhileEventsComeIn() throws Exception {
        var directory = Files.createTempDirectory(Path.of(Objects.requireNonNull(DIRECTORY)), "healthscore");
        var ballast = directory.resolve("ballast");
        var clock = new SettableClock();
        var script = new Script("full-", SettableClock.START);
        try (var postgres = OwnPostgres.in(directory.resolve("data"));
                var service = Replica.on(
                        postgres.url(), Production.PROPERTIES, context -> SettableClock.register(context, clock));
                var traffic = Traffic.of(script, service.uri())) {
            traffic.flows(10);
            fill(ballast);
            await().atMost(Duration.ofMinutes(2)).until(() -> traffic.repeats() > 5);
            Files.delete(ballast);
            postgres.startUnlessItRuns();
            var acknowledged = traffic.flows(30).end();

            assertThat(traffic.broken()).isEmpty();
            new Books(postgres.url(), service.uri(), script).areRight(acknowledged);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static void fill(Path ballast) throws IOException {
        var store = Files.getFileStore(ballast.getParent());
        assertThat(store.getUsableSpace())
                .as("bytes free in " + ballast.getParent())
                .isLessThan(LARGEST);
        var some = new byte[MEGABYTE];
        try (var file = Files.newOutputStream(ballast)) {
            while (store.getUsableSpace() > SOME) {
                file.write(some);
            }
        }
    }
}
