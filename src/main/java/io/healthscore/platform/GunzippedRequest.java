package io.healthscore.platform;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose body reads as if it had never been compressed; the headers that speak of the compressed one are gone. */
final class GunzippedRequest extends HttpServletRequestWrapper {

    private static final Set<String> GONE = headers(HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LENGTH);

    private final Body body;

    GunzippedRequest(HttpServletRequest request) throws IOException {
        super(request);
        this.body = new Body(new Gunzip(request.getInputStream()));
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return GONE.contains(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return GONE.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = headers(Collections.list(super.getHeaderNames()).toArray(String[]::new));
        names.removeAll(GONE);
        return Collections.enumeration(names);
    }

    private static Set<String> headers(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return set;
    }

    private static final class Body extends ServletInputStream {

        private final InputStream plain;
        private boolean ended;

        Body(InputStream plain) {
            this.plain = plain;
        }

        @Override
        public int read() throws IOException {
            return noted(plain.read());
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return noted(plain.read(target, offset, length));
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("a compressed body is read by blocking");
        }

        private int noted(int read) {
            ended = ended || read < 0;
            return read;
        }
    }
}
