package io.healthscore.platform;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.StringUtils;

/**
 * Makes the problem documents (RFC 9457) that every error is answered with. {@code instance} and {@code requestId} are
 * filled in on the way out, so a feature's own handler says only what went wrong:
 * <pre>{@code
 * @RestControllerAdvice
 * class AccountProblems {
 *     @ExceptionHandler
 *     ProblemDetail on(UnknownAccount unknown) {
 *         return Problems.of(HttpStatus.NOT_FOUND, "unknown-account", "Unknown account",
 *                 "There is no account " + unknown.accountId() + "; PUT /api/v1/accounts/{id} creates one.");
 *     }
 * }
 * }</pre>
 */
public final class Problems {

    private Problems() {}

    /**
     * A problem of a type of its own.
     *
     * @param slug the stable last part of {@code type}, such as {@code unknown-account}
     * @param title the same sentence for every problem of this type
     * @param detail a sentence that says how to mend it
     */
    public static ProblemDetail of(HttpStatus status, String slug, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(title);
        return problem;
    }

    /** 400 {@code /problems/invalid-request} that lists the faults. */
    public static ProblemDetail invalid(List<Fault> faults) {
        var problem = CommonProblem.INVALID_REQUEST.saying(sentence(faults));
        problem.setProperty("errors", faults);
        return problem;
    }

    static String sentence(List<Fault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("an invalid request has at least one fault");
        }
        var fault = faults.get(0);
        var first = fault.sentence() + (fault.detail().endsWith("?") ? "" : ".");
        if (faults.size() > 1) {
            return faults.size() + " faults, listed under errors; the first: " + first;
        }
        // A parameter keeps the name by which it is sent.
        return fault.parameter() == null ? StringUtils.capitalize(first) : first;
    }
}
