package io.healthscore.account;

import io.healthscore.platform.Problems;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what only accounts can get wrong, wherever it is thrown. */
@RestControllerAdvice
class AccountProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownAccount unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "unknown-account", "Unknown account", String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(ExternalIdTaken taken) {
        var fault = taken.fault("");
        var problem =
                Problems.of(HttpStatus.CONFLICT, "external-id-taken", "External id taken", fault.sentence() + ".");
        problem.setProperty("errors", List.of(fault));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail on(PreconditionFailed failed) {
        return Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "precondition-failed",
                "Precondition failed",
                String.valueOf(failed.getMessage()));
    }
}
