package io.healthscore.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers what is refused before any controller by the same handlers as what a controller refuses: as problems. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver handlers;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver handlers) {
        this.handlers = handlers;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException notAuthenticated) {
        answer(notAuthenticated, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        answer(denied, request, response);
    }

    void answer(RuntimeException refusal, HttpServletRequest request, HttpServletResponse response) {
        handlers.resolveException(request, response, null, refusal);
    }
}
