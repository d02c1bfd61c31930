package io.healthscore.score;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ScoreProblems {

    @ExceptionHandler
    ProblemDetail on(NoScore none) {
        return Problems.of(HttpStatus.CONFLICT, "no-score", "No score", String.valueOf(none.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(NoOverride none) {
        return Problems.of(HttpStatus.NOT_FOUND, "no-override", "No override", String.valueOf(none.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(CursorExpired expired) {
        return Problems.of(HttpStatus.GONE, "cursor-expired", "Cursor expired", String.valueOf(expired.getMessage()));
    }
}
