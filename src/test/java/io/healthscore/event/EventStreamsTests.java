package io.healthscore.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.Foreground;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

@IntegrationTest
class EventStreamsTests {

    @Autowired
    Batches batches;

    @Autowired
    SingleEvents singleEvents;

    @Autowired
    Rejections rejections;

    @Autowired
    Receptions receptions;

    @Autowired
    ChunkWriters writers;

    private HeldItems held = new HeldItems(Long.MAX_VALUE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void saysWhatIsStoredWhenTheDatabaseGoesAwayMidway() {
        var begun = new AtomicInteger();
        var streams = streams(new GoesAwayAt(chunk -> begun.incrementAndGet() > 2));

        assertThatExceptionOfType(BrokenOff.class)
                .isThrownBy(() -> streams.take(lines(25_000)))
                .extracting(BrokenOff::counts)
                .isEqualTo(new Counts(10_000, 0, 0, 1_000));
        assertThat(meters.counter("healthscore.events.received").count()).isEqualTo(10_000);
    }

    @Test
    void saysSoWhenItGoesAwayAtTheVeryEnd() {
        var streams = streams(new GoesAwayAt(chunk -> chunk.size() == 1));

        assertThatExceptionOfType(BrokenOff.class)
                .isThrownBy(() -> streams.take(lines(10_001)))
                .extracting(brokenOff -> brokenOff.counts().received())
                .isEqualTo(10_000L);
    }

    @Test
    void answersWithWhatIsLeftToAskFor() throws Exception {
        var answer = streams(new GoesAwayAt(chunk -> false)).take(lines(10_001));

        assertThat(answer).isEqualTo(new EventAnswer.Many(10_001, 10_001, 0, 0, List.of()));
        assertThat(meters.counter("healthscore.events.ignored").count()).isEqualTo(1001);
    }

    @Test
    void tellsTheCountsInTheProblem() {
        var brokenOff = new BrokenOff(new Counts(5, 2, 1, 0), new DataAccessResourceFailureException("away"));

        var answer = new BrokenOffProblem().on(brokenOff);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(requireNonNull(answer.getBody()).getProperties())
                .containsEntry("received", 8L)
                .containsEntry("accepted", 5L)
                .containsEntry("duplicates", 2L)
                .containsEntry("rejected", 1L);
    }

    @Test
    void holdsAFewChunksOfAStreamHoweverLongItIs() throws Exception {
        var measuring = new Measures();

        var answer = streams(measuring).take(new Endless(64 << 20));

        assertThat(answer.accepted()).isGreaterThan(4000);
        // Megabytes. The whole stream would be 64, and more once it is read.
        assertThat(measuring.last - measuring.first).isLessThan(24);
    }

    @Test
    void endsChunksEarlyWhileAllStreamsHoldTooMuch() throws Exception {
        held = new HeldItems(100_000);
        var largest = new AtomicInteger();
        var counting = new GoesAwayAt(chunk -> {
            largest.accumulateAndGet(chunk.size(), Math::max);
            return false;
        });

        try (var others = held.open()) {
            others.hold(50_000);
            var answer = streams(counting).take(lines(1000));

            assertThat(answer.accepted()).isEqualTo(1000);
        }
        assertThat(largest).hasValueBetween(2, 49);
        assertThat(held.bytes()).isZero();
    }

    @Test
    void holdsNothingMoreOfAStreamThatFailed() {
        held = new HeldItems(100_000);

        assertThatExceptionOfType(BrokenOff.class)
                .isThrownBy(() -> streams(new GoesAwayAt(chunk -> true)).take(lines(1000)));

        assertThat(held.bytes()).isZero();
    }

    private EventStreams streams(Ingestion ingestion) {
        var settings = new EventSettings(Set.of("machine"), Set.of());
        var intake = new EventIntake(ingestion, settings, new EventMeters(meters));
        return new EventStreams(intake, rejections, receptions, writers, held);
    }

    /** Every tenth of them is sent by a machine. */
    private static ByteArrayInputStream lines(int count) {
        return new ByteArrayInputStream(EventCalls.quoted(IntStream.range(0, count)
                .mapToObj(i -> "{'accountId': 'acme', 'type': 'custom', 'name': '%s'}"
                        .formatted(i % 10 == 0 ? "machine" : "person"))
                .collect(Collectors.joining("\n"))));
    }

    /** Stores nothing, and looks at how much memory is in use at an early chunk and at the last. */
    private final class Measures extends Ingestion {

        private final AtomicInteger chunks = new AtomicInteger();
        private volatile long first;
        private volatile long last;

        Measures() {
            super(batches, singleEvents, new Foreground());
        }

        @Override
        public List<Outcome> ingest(List<? extends Event> events) {
            int chunk = chunks.incrementAndGet();
            if (chunk == 3) {
                first = megabytesInUse();
            } else if (chunk > 3 && chunk % 4 == 0) {
                last = megabytesInUse();
            }
            return Collections.nCopies(events.size(), Outcome.ACCEPTED);
        }

        private static long megabytesInUse() {
            System.gc();
            var runtime = Runtime.getRuntime();
            return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        }
    }

    /** Events of a quarter of the size that one may have, as many as come to that many bytes, made as they are read. */
    private static final class Endless extends InputStream {

        private static final byte[] LINE = EventCalls.quoted(
                "{'accountId': 'acme', 'type': 'login', 'properties': {'p': '%s'}}\n".formatted("x".repeat(16_000)));

        private final long bytes;
        private long read;

        Endless(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return read == bytes ? -1 : LINE[(int) (read++ % LINE.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (read >= bytes) {
                return -1;
            }
            int at = (int) (read % LINE.length);
            int some = Math.min(length, LINE.length - at);
            System.arraycopy(LINE, at, target, offset, some);
            read += some;
            return some;
        }
    }

    /** Stores all chunks but those, as far as its caller can tell. Two are stored at a time: either may come first. */
    private final class GoesAwayAt extends Ingestion {

        private final Predicate<List<? extends Event>> those;

        GoesAwayAt(Predicate<List<? extends Event>> those) {
            super(batches, singleEvents, new Foreground());
            this.those = those;
        }

        @Override
        public List<Outcome> ingest(List<? extends Event> events) {
            if (those.test(events)) {
                throw new DataAccessResourceFailureException("away");
            }
            return Collections.nCopies(events.size(), Outcome.ACCEPTED);
        }
    }
}
