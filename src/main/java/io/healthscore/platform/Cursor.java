package io.healthscore.platform;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A position in a list: the sort values of the last row seen, opaque to clients.
 * <pre>{@code
 * String next = Cursor.encode(row.receivedAt().toString(), row.id());
 * var after = Cursor.decode(next, 2);
 * after.instant(0);
 * after.text(1);
 * }</pre>
 * Whatever cannot be read back, in whole or in part, is an {@link InvalidRequest} on parameter {@code cursor}.
 */
public record Cursor(List<String> parts) {

    /** Never in a part: every text that comes in is refused with U+0000 in it. */
    private static final String SEPARATOR = "\0";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static String encode(String... parts) {
        return ENCODER.encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor that a client sent back.
     *
     * @param parts how many parts this list's cursors have
     */
    public static Cursor decode(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var decoded = List.of(text.split(SEPARATOR, -1));
            if (decoded.size() == parts && encode(text).equals(cursor)) {
                return new Cursor(decoded);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
        throw unreadable();
    }

    public String text(int part) {
        return parts.get(part);
    }

    public long wholeNumber(int part) {
        return read(part, Long::parseLong);
    }

    public BigDecimal decimal(int part) {
        return read(part, Decimals::read);
    }

    public LocalDate day(int part) {
        return read(part, text -> Times.day(text).orElseThrow(IllegalArgumentException::new));
    }

    public Instant instant(int part) {
        return read(part, Instant::parse);
    }

    /** Reads a part by a function that throws {@link IllegalArgumentException} or {@link DateTimeException}. */
    public <T> T read(int part, Function<String, T> reading) {
        try {
            return reading.apply(text(part));
        } catch (IllegalArgumentException | DateTimeException forged) {
            throw unreadable();
        }
    }

    private static InvalidRequest unreadable() {
        return new InvalidRequest(Fault.parameter(
                "cursor", "cannot be read; take nextCursor as it was answered, or begin again without one"));
    }
}
