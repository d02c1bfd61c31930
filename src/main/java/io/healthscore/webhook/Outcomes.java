package io.healthscore.webhook;

import io.healthscore.platform.Times;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what follows from an attempt: done, again later, or no more. */
@Component
class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    /** However long a receiver asks to be left alone. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookSettings settings;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    Outcomes(Webhooks webhooks, Deliveries deliveries, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void settle(Attempt attempt, Response response) {
        if (response.isSuccess()) {
            webhooks.succeeded(attempt.webhookId());
            deliveries.delivered(attempt.deliveryId(), response);
            return;
        }
        var now = Times.cut(clock.instant());
        var failingSince = webhooks.failed(attempt.webhookId(), now);
        var next = now.plus(pause(attempt, response));
        boolean givenUp = next.isAfter(attempt.dueSince().plus(settings.giveUpAfter()));
        deliveries.failed(attempt.deliveryId(), givenUp ? null : next, response);
        if (response.isGone()) {
            disable(attempt.webhookId(), "The receiver answered 410: it wants no more messages");
        } else if (!failingSince.plus(settings.disableAfter()).isAfter(now)) {
            disable(
                    attempt.webhookId(),
                    "Every attempt since %s failed, the last one so: %s"
                            .formatted(Times.print(failingSince), response.error()));
        }
    }

    private Duration pause(Attempt attempt, Response response) {
        var asked = response.retryAfter();
        var own = Backoff.after(attempt.number(), random);
        return asked == null
                ? own
                : Stream.of(
                                own,
                                Stream.of(asked, LONGEST_PAUSE)
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private void disable(String webhookId, String reason) {
        if (webhooks.disable(webhookId, reason, Times.cut(clock.instant()))) {
            deliveries.abandon(webhookId, "The webhook was switched off before this was delivered");
            log.warn("Switched off webhook={}: {}", webhookId, reason);
        }
    }
}
