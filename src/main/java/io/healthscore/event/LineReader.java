package io.healthscore.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines and never holds more than a line of it and a buffer: of a line that is too long only the
 * beginning is kept, and the rest is read past. Blank lines are left out. Not for several threads.
 */
final class LineReader {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private byte[] begun = new byte[256];
    private int begunLength;

    /** @param longest the bytes that a line may have, its end not counted */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line that is not blank; null when there are no more. */
    @Nullable
    Line next() throws IOException {
        while (fill()) {
            int newline = newline();
            keep(newline);
            if (newline == end && refill()) {
                continue;
            }
            position = Math.min(newline + 1, end);
            var line = line();
            if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    private boolean fill() throws IOException {
        return position < end || refill();
    }

    private boolean refill() throws IOException {
        int read = in.read(buffer, 0, BUFFER);
        position = 0;
        end = Math.max(read, 0);
        return read > 0;
    }

    private int newline() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return end;
    }

    /** Adds what is buffered up to there to the line begun; two bytes too many tell a long line from a carriage return. */
    private void keep(int until) {
        int length = Math.min(until - position, longest + 2 - begunLength);
        if (begunLength + length > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(begunLength + length, Math.min(2 * begun.length, longest + 2)));
        }
        System.arraycopy(buffer, position, begun, begunLength, length);
        begunLength += length;
    }

    private Line line() {
        int length = begunLength;
        begunLength = 0;
        if (length > 0 && begun[length - 1] == '\r') {
            length--;
        }
        return new Line(Arrays.copyOf(begun, Math.min(length, longest)), length > longest);
    }

    /**
     * @param bytes the line, or its beginning if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Line(byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte octet : bytes) {
                if (octet != ' ' && octet != '\t' && octet != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }
}
