package io.healthscore.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What came of this replica's attempts to deliver, and how long receivers took; see {@code docs/metrics.md}. */
@Component
class WebhookMeters {

    private final Timer delivered;
    private final Timer failed;

    WebhookMeters(MeterRegistry registry) {
        this.delivered = attempts("delivered", registry);
        this.failed = attempts("failed", registry);
    }

    private static Timer attempts(String outcome, MeterRegistry registry) {
        return Timer.builder("healthscore.webhooks.attempts")
                .description("Attempts to deliver a message, until its answer or its failure")
                .tag("outcome", outcome)
                .register(registry);
    }

    void attempted(Response response) {
        (response.isSuccess() ? delivered : failed).record(Duration.ofMillis(response.millis()));
    }
}
