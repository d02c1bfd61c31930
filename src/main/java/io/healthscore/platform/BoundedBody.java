package io.healthscore.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/**
 * A request's body that may be read up to a limit, in decompressed bytes; beyond it, reading throws {@link BodyTooLarge}.
 * <pre>{@code StrictJson.read(new BoundedBody(request.getInputStream(), DataSize.ofMegabytes(10)), 5000)}</pre>
 * {@link StrictJson} reads nothing else of a request, so that no body is without one.
 */
public final class BoundedBody extends FilterInputStream {

    private static final DataSize USUAL = DataSize.ofMegabytes(1);

    private final DataSize most;
    private long left;

    /** At most 1 MiB: plenty for whatever is no batch. */
    public BoundedBody(InputStream body) {
        this(body, USUAL);
    }

    public BoundedBody(InputStream body, DataSize most) {
        super(body);
        this.most = most;
        this.left = most.toBytes();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLarge(
                    "This body has at most " + most.toKilobytes() + " KiB (unzipped); send it in parts.");
        }
    }
}
