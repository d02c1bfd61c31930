package io.healthscore.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/**
 * A request's body that may be read up to a limit, in decompressed bytes; beyond it, reading throws {@link BodyTooLarge}.
 * <pre>{@code StrictJson.read(new BoundedBody(request.getInputStream(), DataSize.ofMegabytes(10)), 5000)}</pre>
 */
public final class BoundedBody extends FilterInputStream {

    private final DataSize most;
    private long left;

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
