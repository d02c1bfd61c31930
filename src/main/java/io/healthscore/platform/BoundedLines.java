package io.healthscore.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.util.unit.DataSize;

/**
 * The lines of a stream of any length (NDJSON), one at a time, none held longer than the limit.
 * <pre>{@code
 * var lines = new BoundedLines(request.getInputStream(), DataSize.ofKilobytes(64));
 * while (lines.next()) {
 *     if (lines.tooLong()) reject(); else if (!lines.blank()) take(lines.bytes(), lines.offset(), lines.length());
 * }
 * }</pre>
 * Lines end with LF or CR LF, which is no part of them, the last one with the stream. Not for several threads.
 */
public final class BoundedLines {

    private static final int READ_BYTES = 1 << 16;

    private final InputStream in;
    private final int most;
    private byte[] buffer = new byte[2 * READ_BYTES];
    private int start;
    private int length;
    private int scanned;
    private int filled;
    private boolean tooLong;
    private boolean ended;

    public BoundedLines(InputStream in, DataSize most) {
        this.in = in;
        this.most = Math.toIntExact(most.toBytes());
    }

    /** Goes to the next line; false at the end of the stream. */
    public boolean next() throws IOException {
        start = scanned;
        tooLong = false;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    return ends(scanned++);
                }
            }
            dropWhatIsTooLong();
            if (!fill()) {
                return (tooLong || start < filled) && ends(filled);
            }
        }
    }

    /** The line is longer than the limit: only its beginning is here. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Nothing but white space. */
    public boolean blank() {
        for (int i = start; i < start + length; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return !tooLong;
    }

    /** Holds the line from {@link #offset()} on, {@link #length()} bytes; good until {@link #next()}. */
    @SuppressWarnings("EI_EXPOSE_REP") // a copy a line would cost as much as reading it
    public byte[] bytes() {
        return buffer;
    }

    public int offset() {
        return start;
    }

    public int length() {
        return length;
    }

    private boolean ends(int end) {
        boolean carriageReturn = end > start && buffer[end - 1] == '\r';
        int whole = end - start - (carriageReturn ? 1 : 0);
        length = Math.min(whole, most);
        tooLong = tooLong || whole > most;
        return true;
    }

    /** Of a line over the limit only the beginning stays, so that memory does not grow with it. */
    private void dropWhatIsTooLong() {
        if (filled - start > most + 1) {
            tooLong = true;
            filled = start + most;
            scanned = filled;
        }
    }

    /** Whoever sends as fast as it is read would keep a virtual thread's processor from everybody, if it did not yield. */
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        Thread.yield();
        makeRoom();
        int read = in.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(0, read);
        return !ended;
    }

    private void makeRoom() {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        scanned -= start;
        filled -= start;
        start = 0;
        if (buffer.length - filled < READ_BYTES) {
            buffer = Arrays.copyOf(buffer, filled + 2 * READ_BYTES);
        }
    }
}
