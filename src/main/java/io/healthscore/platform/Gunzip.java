package io.healthscore.platform;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a gzipped stream holds, all its members one after another; broken gzip is an {@link InvalidRequest}. Events come to a
 * twentieth of their size or so. What unpacks to {@value #MOST_TIMES} times what was sent is made to keep the server busy, and
 * ends with {@link BodyTooLarge}.
 */
final class Gunzip extends InputStream {

    private static final int BUFFER_BYTES = 8192;
    private static final int MOST_TIMES = 200;

    /** Bytes; so much may come of however little. */
    private static final long ALWAYS_FINE = 16L << 20;

    private final Counted counted;
    private final InputStream zipped;
    private @Nullable InputStream plain;
    private long unzipped;

    Gunzip(InputStream zipped) {
        this.counted = new Counted(zipped);
        this.zipped = new Truthful(counted);
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
            int read = plain.read(target, offset, length);
            unzipped += Math.max(0, read);
            requireUsualRatio();
            return read;
        } catch (ZipException | EOFException broken) {
            throw new InvalidRequest(Fault.at("", "is not whole and valid gzip, as its Content-Encoding says"));
        }
    }

    private void requireUsualRatio() {
        if (unzipped > ALWAYS_FINE && unzipped > MOST_TIMES * counted.bytes) {
            throw new BodyTooLarge("This body unzips to more than " + MOST_TIMES
                    + " times what was sent; send it without Content-Encoding: gzip.");
        }
    }

    @Override
    public void close() throws IOException {
        zipped.close();
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
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
