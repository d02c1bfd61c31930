package io.healthscore.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
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

    /** What the same request may well not meet again: no connection, a deadlock, a timeout. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseAway(RuntimeException away) {
        logger.warn("The database does not answer", away);
        var problem = CommonProblem.UNAVAILABLE;
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem.problem());
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
