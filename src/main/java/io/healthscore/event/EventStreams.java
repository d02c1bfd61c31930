package io.healthscore.event;

import io.healthscore.event.ChunkWriters.Writer;
import io.healthscore.platform.BoundedLines;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes a stream of events, one a line, in chunks: the next one is read while those before are being stored, so three of
 * them are held at most, and a client that sends faster than the database stores is made to wait. Chunks are smaller while all
 * streams together hold too much. A chunk that repeats an event of the one before waits for it: the first content stays.
 */
@Component
class EventStreams {

    private static final int CHUNK_EVENTS = 5000;
    private static final int CHUNK_BYTES = 4 * 1024 * 1024;

    private final EventIntake intake;
    private final Rejections rejections;
    private final Receptions receptions;
    private final ChunkWriters writers;
    private final HeldItems held;

    EventStreams(
            EventIntake intake, Rejections rejections, Receptions receptions, ChunkWriters writers, HeldItems held) {
        this.intake = intake;
        this.rejections = rejections;
        this.receptions = receptions;
        this.writers = writers;
        this.held = held;
    }

    EventAnswer.Many take(InputStream body) throws IOException {
        var tally = new Tally(receptions.now().at());
        try (var share = held.open();
                var writer = writers.open(tally::add)) {
            write(new BoundedLines(body, EventDoor.MAX_EVENT), share, writer);
        } catch (BrokenOff brokenOff) {
            throw brokenOff.after(tally.counts());
        } finally {
            rejections.add(tally.rejections());
        }
        return EventAnswer.Many.of(tally);
    }

    private void write(BoundedLines lines, HeldItems.Share share, Writer<Tally> writer) throws IOException {
        long index = 0;
        Set<EventKey> before = Set.of();
        for (var chunk = read(lines, share, index); !chunk.items.isEmpty(); chunk = read(lines, share, index)) {
            index += chunk.items.size();
            var keys = keys(chunk.items);
            if (!Collections.disjoint(keys, before)) {
                writer.close();
            }
            var next = chunk;
            writer.write(() -> store(next, share));
            before = keys;
        }
    }

    private Tally store(Chunk chunk, HeldItems.Share share) {
        try {
            return intake.take(chunk.items, receptions.now().at());
        } finally {
            share.release(chunk.held);
        }
    }

    private static Set<EventKey> keys(List<Item> items) {
        return items.stream()
                .map(Item::reading)
                .filter(Reading.Valid.class::isInstance)
                .map(reading -> EventKey.of(((Reading.Valid) reading).event()))
                .collect(Collectors.toSet());
    }

    private Chunk read(BoundedLines lines, HeldItems.Share share, long first) throws IOException {
        var reception = receptions.now();
        var items = new ArrayList<Item>();
        int octets = 0;
        long holds = 0;
        while (items.size() < CHUNK_EVENTS
                && octets < CHUNK_BYTES
                && (items.isEmpty() || !held.areTooMany())
                && next(lines, !items.isEmpty())) {
            if (!lines.blank()) {
                items.add(item(first + items.size(), lines, reception));
                octets += lines.length();
                holds += share.hold(lines.length());
            }
        }
        return new Chunk(items, holds);
    }

    /** Where the connection ends midway, the lines that came whole are stored before the next reading fails again. */
    private static boolean next(BoundedLines lines, boolean somethingToStore) throws IOException {
        try {
            return lines.next();
        } catch (IOException cutOff) {
            if (somethingToStore) {
                return false;
            }
            throw cutOff;
        }
    }

    private static Item item(long index, BoundedLines lines, Reception reception) {
        // The payload is asked for when the line has long been overwritten.
        var line = Arrays.copyOfRange(lines.bytes(), lines.offset(), lines.offset() + lines.length());
        var reading = lines.tooLong() ? refused(index, "is larger than 64 KiB") : reading(index, line, reception);
        return Item.of(index, reading, () -> payload(line));
    }

    /** Read again, since few lines are refused, and a chunk's trees would take more memory than its lines. */
    private static String payload(byte[] line) {
        try {
            return StrictJson.read(line).node().toString();
        } catch (InvalidRequest malformed) {
            return new String(line, StandardCharsets.UTF_8);
        }
    }

    private static Reading reading(long index, byte[] line, Reception reception) {
        try {
            return EventReader.read(at(Item.pointer(index), StrictJson.read(line)), reception);
        } catch (InvalidRequest malformed) {
            return refused(index, malformed.faults().get(0).detail());
        }
    }

    private static StrictJson.Document at(String pointer, StrictJson.Document document) {
        var faults =
                document.faults().stream().map(fault -> fault.under(pointer)).toList();
        return new StrictJson.Document(pointer, document.node(), faults);
    }

    private static Reading refused(long index, String detail) {
        return new Reading.Faulty(null, null, List.of(Fault.at(Item.pointer(index), detail)));
    }

    private record Chunk(List<Item> items, long held) {}
}
