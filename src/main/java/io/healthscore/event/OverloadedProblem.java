package io.healthscore.event;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class OverloadedProblem {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Overloaded overloaded) {
        var problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "overloaded",
                "Too many events at once",
                overloaded.getMessage() + "; send this one again after Retry-After seconds, or many in one batch.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem);
    }
}
