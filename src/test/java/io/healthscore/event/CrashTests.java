package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process is killed while it takes events in; whoever sent them sends them all again, to another process. */
@IntegrationTest
class CrashTests {

    private static final int ACKNOWLEDGED = 15;
    private static final int SENT_AGAIN = 200;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    final String account = Made.newAccount();

    @Test
    void keepsWhatItAcknowledgedAndCountsEachEventOnceWhenAllAreSentAgain() throws Exception {
        var acknowledged = acknowledgedBeforeItWasKilled();

        var outcomes = IntStream.range(0, SENT_AGAIN)
                .mapToObj(number -> ingestion.ingest(CrashingSender.batch(account, number)))
                .toList();

        assertThat(acknowledged)
                .hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED)
                .allSatisfy(number -> assertThat(outcomes.get(number)).containsOnly(Outcome.DUPLICATE));
        var stored = new StoredSignals(jdbc);
        assertThat(stored.events(account)).isEqualTo((long) SENT_AGAIN * CrashingSender.SIZE);
        assertThat(stored.counted(account)).isEqualTo((long) SENT_AGAIN * CrashingSender.SIZE);
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    /** The numbers of the batches that the process said were taken in. */
    private Set<Integer> acknowledgedBeforeItWasKilled() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingSender.class.getName(),
                        environment.getRequiredProperty("spring.datasource.url"),
                        account)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var numbers = new HashSet<Integer>();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(CrashingSender.ACKNOWLEDGED)) {
                    numbers.add(Integer.valueOf(line.substring(CrashingSender.ACKNOWLEDGED.length())));
                }
                if (numbers.size() == ACKNOWLEDGED) {
                    // SIGKILL, at whatever it is doing. By its handle, for what it said meanwhile is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
        return numbers;
    }
}
