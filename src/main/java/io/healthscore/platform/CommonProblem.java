package io.healthscore.platform;

import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problems that no feature owns, one a status. */
enum CommonProblem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "Invalid request", "The server could not make sense of this request."),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Not authenticated", "Send a key as Authorization: Bearer."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed", "This key may not do that."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "No such path",
            "Nothing is at this path; /v3/api-docs lists the paths that there are."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "Method not allowed",
            "This path takes other methods; see the Allow header."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "Not acceptable",
            "Nothing in the Accept header can be answered; try application/json."),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "Too large",
            "The request is larger than this server takes; send it in parts."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Unsupported media type",
            "The body's Content-Type is not understood here; try application/json."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Internal error",
            "Something went wrong here, not with the request. The server's log tells more under this requestId."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Unavailable for the moment",
            "No connection to the database is free, or it does not answer; send the same request again after Retry-After seconds.");

    private final HttpStatus status;
    private final String title;
    private final String detail;

    CommonProblem(HttpStatus status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    HttpStatus status() {
        return status;
    }

    ProblemDetail problem() {
        return saying(detail);
    }

    ProblemDetail saying(String ownDetail) {
        var slug = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Problems.of(status, slug, title, ownDetail);
    }

    /** The problem of that status; another client error reads as invalid, any other status as internal. */
    static ProblemDetail of(HttpStatusCode status) {
        var fallback = status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR;
        var problem = Arrays.stream(values())
                .filter(candidate -> candidate.status.isSameCodeAs(status))
                .findFirst()
                .orElse(fallback)
                .problem();
        problem.setStatus(status.value());
        return problem;
    }
}
