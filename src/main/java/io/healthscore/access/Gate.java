package io.healthscore.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls, before anything of the body is read. What the caller may do is decided behind it. */
final class Gate extends OncePerRequestFilter {

    private final boolean open;
    private final Callers callers;
    private final RateLimits limits;
    private final Refusals refusals;

    Gate(boolean open, Callers callers, RateLimits limits, Refusals refusals) {
        this.open = open;
        this.callers = callers;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            enter(request, response);
        } catch (RuntimeException refusal) {
            refusals.answer(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response) {
        if (KeyInUrl.isIn(request)) {
            throw new NotAuthenticated(
                    "A key does not belong into a URL, where proxies and histories write it down. Replace it,"
                            + " and send the new one as Authorization: Bearer or X-API-Key.");
        }
        var door = Doors.of(request);
        Admission.remember(door, request);
        if (door == Door.OPEN) {
            return;
        }
        if (open) {
            SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(Caller.ANYBODY)));
            return;
        }
        var caller = Credential.of(request).map(callers::of).orElseThrow(Gate::nobody);
        limits.count(caller, response);
        SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
    }

    private static NotAuthenticated nobody() {
        return new NotAuthenticated(
                "This needs a key: send it as Authorization: Bearer hsk_..., as X-API-Key, or as the user name of Basic.");
    }
}
