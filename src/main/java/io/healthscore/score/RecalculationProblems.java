package io.healthscore.score;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class RecalculationProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownRecalculation unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                "unknown-recalculation",
                "Unknown recalculation",
                String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(RecalculationOver over) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "recalculation-over",
                "The recalculation is over",
                String.valueOf(over.getMessage()));
    }
}
