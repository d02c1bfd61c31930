package io.healthscore.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls, before anything of the body is read, unless the key is in there. What the caller may do is decided behind it. */
final class Gate extends OncePerRequestFilter {

    private final boolean open;
    private final Callers callers;
    private final RateLimits limits;
    private final Operations operations;
    private final Refusals refusals;

    Gate(boolean open, Callers callers, RateLimits limits, Operations operations, Refusals refusals) {
        this.open = open;
        this.callers = callers;
        this.limits = limits;
        this.operations = operations;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest entered;
        try {
            entered = enter(request, response);
        } catch (RuntimeException refusal) {
            refusals.answer(refusal, request, response);
            return;
        }
        chain.doFilter(entered, response);
    }

    /** The request to go on with. */
    private HttpServletRequest enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (KeyInUrl.isIn(request)) {
            throw new NotAuthenticated(
                    "A key does not belong into a URL, where proxies and histories write it down. Replace it,"
                            + " and send the new one as Authorization: Bearer or X-API-Key.");
        }
        var door = Doors.of(request, operations);
        Admission.remember(door, request);
        if (door == Door.OPEN) {
            return request;
        }
        if (open) {
            SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(Caller.ANYBODY)));
            return request;
        }
        var credential = Credential.of(request);
        if (credential.isEmpty() && Doors.isTracking(request)) {
            var keyed = KeyInBody.read(request);
            admit(keyed.credential(), response);
            return keyed;
        }
        admit(credential, response);
        return request;
    }

    private void admit(Optional<Credential> credential, HttpServletResponse response) {
        var caller = credential.map(callers::of).orElseThrow(Gate::nobody);
        limits.count(caller, response);
        SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
    }

    private static NotAuthenticated nobody() {
        return new NotAuthenticated(
                "This needs a key: send it as Authorization: Bearer hsk_..., as X-API-Key, or as the user name of Basic.");
    }
}
