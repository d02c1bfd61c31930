package io.healthscore.access;

import io.healthscore.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is wrong with a caller or a key, as problems. The challenges are those of RFC 6750. */
@RestControllerAdvice
class AccessProblems {

    private static final String CHALLENGE = "Bearer realm=\"healthscore\"";
    private static final String RETRY_AFTER_SECONDS = "5";

    /** In seconds; a longer one they do not wait, but drop what they have. */
    private static final long LONGEST_WAIT_OF_TRACKING_CLIENTS = 300;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AuthenticationException notAuthenticated, HttpServletRequest request) {
        var detail = notAuthenticated instanceof NotAuthenticated
                ? String.valueOf(notAuthenticated.getMessage())
                : "This needs a key: send it as Authorization: Bearer hsk_....";
        boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getHeader("X-API-Key") != null;
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, sent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE)
                .body(Problems.of(HttpStatus.UNAUTHORIZED, "unauthorized", "Not authenticated", detail));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AccessDeniedException denied, HttpServletRequest request) {
        var needed = Admission.door(request).word();
        var detail = "This needs the scope %s; yours: %s. Whoever manages this service can make a key that has it."
                .formatted(needed, scopes(SecurityContextHolder.getContext().getAuthentication()));
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed + "\"")
                .body(Problems.of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", detail));
    }

    private static String scopes(@Nullable Authentication authentication) {
        var had = authentication instanceof CallerAuthentication known
                ? known.getPrincipal().scopeList()
                : "";
        return had.isEmpty() ? "none" : had;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyRequests tooMany, HttpServletRequest request) {
        var seconds = Doors.isTracking(request)
                ? Math.min(tooMany.retryAfterSeconds(), LONGEST_WAIT_OF_TRACKING_CLIENTS)
                : tooMany.retryAfterSeconds();
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Too many requests",
                        "This key has used up its requests; send the same again after Retry-After seconds."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(IdentityProviderAway away) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Unavailable for the moment",
                        "The identity provider that tokens are checked with does not answer; send the same request again after"
                                + " Retry-After seconds, or with a key."));
    }

    @ExceptionHandler
    ProblemDetail on(UnknownKey unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                "unknown-key",
                "Unknown key",
                "There is no key %d; GET /api/v1/api-keys lists them.".formatted(unknown.id()));
    }

    @ExceptionHandler
    ProblemDetail on(KeyOver over) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "key-over",
                "Key is over",
                "This key is %s; make another with POST /api/v1/api-keys."
                        .formatted(over.state().word()));
    }

    @ExceptionHandler
    ProblemDetail on(LastManageKey last) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "last-manage-key",
                "Last key with manage",
                "Without this key nobody could manage the service any more. Make another with the scope manage first, rotate"
                        + " this one, or start the service with HEALTHSCORE_ADMIN_KEY.");
    }
}
