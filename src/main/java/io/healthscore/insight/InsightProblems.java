package io.healthscore.insight;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class InsightProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownFeature unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "unknown-feature", "Unknown feature", String.valueOf(unknown.getMessage()));
    }
}
