package io.healthscore.platform;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a gzipped stream holds, all its members one after another; broken gzip is an {@link InvalidRequest}. */
final class Gunzip extends InputStream {

    private static final int BUFFER_BYTES = 8192;

    private final InputStream zipped;
    private @Nullable InputStream plain;

    Gunzip(InputStream zipped) {
        this.zipped = new Truthful(zipped);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (plain == null) {
                plain = new GZIPInputStream(zipped, BUFFER_BYTES);
            }
            return plain.read(target, offset, length);
        } catch (ZipException | EOFException broken) {
            throw new InvalidRequest(Fault.at("", "is not whole and valid gzip, as its Content-Encoding says"));
        }
    }

    @Override
    public void close() throws IOException {
        zipped.close();
    }

    /** Says that there is more until there is none: the JDK takes 0 for the end and would drop further members. */
    private static final class Truthful extends BufferedInputStream {

        Truthful(InputStream in) {
            super(in, BUFFER_BYTES);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            boolean ended = read() < 0;
            reset();
            return ended ? 0 : Math.max(1, super.available());
        }
    }
}
