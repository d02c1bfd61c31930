package io.healthscore.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what Tomcat lets pass: two characters in a path that no URI has (they would break every problem), slashes in names
 * where no path has a client's own, and U+0000 in a parameter, which no text in the database can have.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UriFilter extends OncePerRequestFilter {

    private static final String WITH_NAMES = "/api/";
    private static final Pattern SLASH_IN_NAME = Pattern.compile("%(2f|5c)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasBrackets(request.getRequestURI())) {
            refuse("Write [ and ] in a path as %5B and %5D.", request, response);
            return;
        }
        if (hasMisplacedSlash(request.getRequestURI())) {
            refuse("Leave %2F and %5C out of paths that do not begin with " + WITH_NAMES + ".", request, response);
            return;
        }
        if (request.getQueryString() != null && request.getQueryString().contains("%00")) {
            refuse("Leave U+0000 (%00) out of the parameters.", request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean hasBrackets(String path) {
        return path.indexOf('[') >= 0 || path.indexOf(']') >= 0;
    }

    private static boolean hasMisplacedSlash(String path) {
        return !path.startsWith(WITH_NAMES) && SLASH_IN_NAME.matcher(path).find();
    }

    private static void refuse(String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ErrorPage.answer(CommonProblem.INVALID_REQUEST.saying(detail), request, response);
    }
}
