package io.healthscore.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every read of the API a strong ETag, made of the bytes that are answered, and answers 304 where the client has
 * them already. That saves the client's time and the network's; {@link RepeatedReads} saves the server's.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ReadFilter extends ShallowEtagHeaderFilter {

    private static final String LISTENER = ReadFilter.class.getName() + ".listener";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READS.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        super.doFilterInternal(request, response, chain);
        var etag = response.getHeader(HttpHeaders.ETAG);
        if (etag != null && request.getAttribute(LISTENER) instanceof EtagListener listener) {
            listener.accept(etag);
        }
    }

    /** Tells what ETag the answer to this request gets, if any. */
    static void onEtag(HttpServletRequest request, EtagListener listener) {
        request.setAttribute(LISTENER, listener);
    }

    /** Told the ETag of an answer. */
    @FunctionalInterface
    interface EtagListener extends Consumer<String> {}

    /** As the inherited one, but a HEAD is told what the GET would be. */
    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return !response.isCommitted() && status == HttpServletResponse.SC_OK;
    }
}
