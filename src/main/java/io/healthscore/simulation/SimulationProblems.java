package io.healthscore.simulation;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class SimulationProblems {

    private static final String RETRY_AFTER_SECONDS = "10";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NoPlaceLeft full) {
        var problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-simulations",
                "Too many simulations at once",
                full.getMessage()
                        + "; GET /api/v1/previews shows how far they are. Send this one again after Retry-After seconds.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }
}
