package io.healthscore.event;

import io.healthscore.platform.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An item that was refused, as support finds it again.
 *
 * @param accountId whose it would have been; null if that could not be read
 * @param id the client's own; null if there was none that could be read
 * @param pointer to the first fault
 * @param detail all faults
 * @param payload the item's first 4 KiB, printed anew: whatever way its client escapes texts, a person's id is written in
 *     one way. As sent only if it is no JSON
 */
record Rejection(
        Instant receivedAt,
        @Nullable String accountId,
        @Nullable String id,
        String pointer,
        String detail,
        String payload) {

    private static final int MAX_BYTES = 4 * 1024;

    /** Everything in it fits the database, whatever was sent: no U+0000, nothing endless. */
    Rejection {
        id = id == null ? null : cut(id);
        pointer = cut(pointer);
        detail = cut(detail);
        payload = cut(payload);
    }

    static Rejection of(Instant receivedAt, Reading.Faulty faulty, String payload) {
        var faults = faulty.faults();
        var details = faults.size() == 1
                ? faults.get(0).detail()
                : faults.stream().map(Fault::sentence).collect(Collectors.joining("; "));
        return new Rejection(receivedAt, faulty.accountId(), faulty.id(), pointer(faults.get(0)), details, payload);
    }

    static String pointer(Fault fault) {
        var pointer = fault.pointer();
        return pointer == null ? "" : pointer;
    }

    private static String cut(String text) {
        var octets = text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, MAX_BYTES);
        while (length < octets.length && (octets[length] & 0xC0) == 0x80) {
            length--;
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }
}
