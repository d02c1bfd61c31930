package io.healthscore.model;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ModelProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownModel unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                "unknown-model",
                "Unknown model",
                "There is no scoring model %s; GET /api/v1/models lists them.".formatted(unknown.key()));
    }

    @ExceptionHandler
    ProblemDetail on(UnknownVersion unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                "unknown-model-version",
                "Unknown version of a model",
                "There is no version %d of %s; GET /api/v1/models lists the models and their latest versions."
                        .formatted(unknown.id().version(), unknown.id().key()));
    }

    @ExceptionHandler
    ProblemDetail on(LastingModel lasting) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "lasting-model",
                "This model is always active",
                "%1$s scores every account that no other model takes, so it cannot be deactivated; activate another version of %1$s instead."
                        .formatted(lasting.key()));
    }

    @ExceptionHandler
    ProblemDetail on(CompetingModels competing) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "competing-models",
                "Two models claim the same accounts",
                "%s and the active version of %s would claim the same accounts equally. Let appliesTo of one of them name other segments or lifecycles, narrow one more of segments, lifecycles and youngerThan, or deactivate %s."
                        .formatted(competing.key(), competing.other(), competing.other()));
    }
}
