package io.healthscore.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets every request body come gzipped; any other Content-Encoding is a 415. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ContentEncodingFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        switch (encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> chain.doFilter(request, response);
            case "gzip", "x-gzip" -> chain.doFilter(new GunzippedRequest(request), response);
            default -> refuse(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        ErrorPage.answer(
                CommonProblem.UNSUPPORTED_MEDIA_TYPE.saying("Send the body as it is or with Content-Encoding: gzip."),
                request,
                response);
    }
}
