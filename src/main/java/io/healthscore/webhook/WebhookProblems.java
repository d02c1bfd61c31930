package io.healthscore.webhook;

import io.healthscore.platform.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class WebhookProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownWebhook unknown) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "unknown-webhook", "Unknown webhook", String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(TooManyWebhooks many) {
        return Problems.of(
                HttpStatus.CONFLICT, "too-many-webhooks", "Too many webhooks", String.valueOf(many.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(WebhookOff off) {
        return Problems.of(
                HttpStatus.CONFLICT, "webhook-off", "The webhook is switched off", String.valueOf(off.getMessage()));
    }
}
