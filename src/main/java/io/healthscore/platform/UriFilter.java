package io.healthscore.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the two characters that Tomcat lets pass in a path though no URI has them: they would break every problem. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UriFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.indexOf('[') < 0 && path.indexOf(']') < 0) {
            chain.doFilter(request, response);
            return;
        }
        var problem = CommonProblem.INVALID_REQUEST.saying("Write [ and ] in a path as %5B and %5D.");
        ErrorPage.answer(problem, request, response);
    }
}
