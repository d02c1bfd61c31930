package io.healthscore.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers the errors that no feature owns: the framework's, the database's, and requests that break a rule. */
@RestControllerAdvice
class FrameworkProblems extends ResponseEntityExceptionHandler {

    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ProblemDetail on(InvalidRequest invalid) {
        return Problems.invalid(invalid.faults());
    }

    @ExceptionHandler
    ProblemDetail on(BodyTooLarge tooLarge) {
        return CommonProblem.TOO_LARGE.saying(String.valueOf(tooLarge.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooMuchAtOnce full) {
        return unavailable(CommonProblem.UNAVAILABLE.saying(
                "Too many large bodies are being read at this moment. Send the same request"
                        + " again after Retry-After seconds, or in smaller parts, or events as application/x-ndjson."));
    }

    /** The statement was given up by its time limit. The next attempt may find the database less busy, or what held a lock gone. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onTimeout(QueryTimeoutException late) {
        logger.warn("A statement reached its time limit", late);
        return unavailable(CommonProblem.UNAVAILABLE.saying(
                "The database took too long over this. Send the same request again after"
                        + " Retry-After seconds, or ask for less: a smaller limit, fewer days, one segment."));
    }

    /** What the same request may well not meet again: no connection, a deadlock. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseAway(RuntimeException away) {
        logger.warn("The database does not answer", away);
        return unavailable(CommonProblem.UNAVAILABLE.problem());
    }

    private static ResponseEntity<ProblemDetail> unavailable(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }

    /** A cut connection goes by many names. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnknownFailure(UncategorizedDataAccessException failure) {
        if (LostConnection.isCauseOf(failure)) {
            return onDatabaseAway(failure);
        }
        throw failure;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            logger.error("Request failed", failure);
        }
        var problem = FrameworkFailure.problem(failure, body, status);
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }
}
