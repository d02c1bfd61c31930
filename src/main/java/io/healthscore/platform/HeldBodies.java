package io.healthscore.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Bounds what all bodies together hold of the memory, since those that are parsed whole wait in it for the rest of a slow client's. Of
 * each one the first {@value #SMALL} unzipped bytes are free: who sends little is served whatever the others do. What
 * is stored as it comes is not held.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class HeldBodies extends OncePerRequestFilter {

    private static final int SMALL = 64 << 10;

    /** Nothing else is read line by line: all other bodies of NDJSON are held like any. */
    private static final PathPattern STREAMED = PathPatternParser.defaultInstance.parse("/api/v1/events");

    /** Read bytes, of which parsing makes several times as much. */
    private static final long MOST = Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 16);

    private final AtomicLong held = new AtomicLong();
    private final long most;

    HeldBodies() {
        this(MOST);
    }

    HeldBodies(long most) {
        this.most = most;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), MediaType.APPLICATION_NDJSON_VALUE)
                && STREAMED.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = new Body(request);
        try {
            chain.doFilter(new Held(request, body), response);
        } finally {
            held.addAndGet(-body.counted());
        }
    }

    long held() {
        return held.get();
    }

    private void hold(long bytes) {
        if (held.addAndGet(bytes) > most) {
            throw new TooMuchAtOnce();
        }
    }

    private static final class Held extends HttpServletRequestWrapper {

        private final Body body;

        Held(HttpServletRequest request, Body body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }

    private final class Body extends ServletInputStream {

        private final HttpServletRequest request;
        private long read;

        Body(HttpServletRequest request) {
            this.request = request;
        }

        long counted() {
            return Math.max(0, read - SMALL);
        }

        @Override
        public int read() throws IOException {
            int next = request.getInputStream().read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int some = request.getInputStream().read(target, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) {
            long before = counted();
            read += bytes;
            hold(counted() - before);
        }

        @Override
        public boolean isFinished() {
            return stream().isFinished();
        }

        @Override
        public boolean isReady() {
            return stream().isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream().setReadListener(listener);
        }

        private ServletInputStream stream() {
            try {
                return request.getInputStream();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
