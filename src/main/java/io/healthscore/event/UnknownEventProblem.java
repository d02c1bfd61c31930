package io.healthscore.event;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class UnknownEventProblem {

    @ExceptionHandler
    ProblemDetail on(UnknownEvent unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "unknown-event", "Unknown event", String.valueOf(unknown.getMessage()));
    }
}
