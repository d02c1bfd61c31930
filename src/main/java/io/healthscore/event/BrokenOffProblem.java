package io.healthscore.event;

import io.healthscore.platform.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class BrokenOffProblem {

    private static final Logger log = LoggerFactory.getLogger(BrokenOffProblem.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BrokenOff brokenOff) {
        var counts = brokenOff.counts();
        log.warn("The database does not answer; {} events of the request are settled", counts.received(), brokenOff);
        var problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Unavailable for the moment",
                "The database went away midway. What the counts say stays; send everything again after Retry-After seconds:"
                        + " events with an id count once.");
        problem.setProperty("received", counts.received());
        problem.setProperty("accepted", counts.accepted());
        problem.setProperty("duplicates", counts.duplicates());
        problem.setProperty("rejected", counts.rejected());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }
}
