package io.healthscore.webhook;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a change is worth a message, and how long a receiver is tried.
 *
 * @param allowPrivate whether addresses inside the deployment's own network may be called
 * @param settle how long a change must stand before it is looked at: a burst of events is one change
 * @param margin points that a score must have moved since its band was last told, for another band to be told at once
 * @param stay how long an account must be in another band for it to be told, if it moved less than that
 * @param cooldown how long after a message of a kind the next of that kind of the same account waits
 * @param drop points within 7 days that are a drop; told again after 7 days at the earliest
 * @param timeout from connecting to the end of the answer
 * @param giveUpAfter since a message was first due
 * @param disableAfter of nothing but failures
 * @param keepLog how long messages and their deliveries can be looked up
 */
@ConfigurationProperties("healthscore.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("PT30S") Duration settle,
        @DefaultValue("2") BigDecimal margin,
        @DefaultValue("P1D") Duration stay,
        @DefaultValue("PT1H") Duration cooldown,
        @DefaultValue("10") BigDecimal drop,
        @DefaultValue("PT15S") Duration timeout,
        @DefaultValue("P1D") Duration giveUpAfter,
        @DefaultValue("P5D") Duration disableAfter,
        @DefaultValue("P30D") Duration keepLog) {

    WebhookSettings {
        require("settle", settle, !settle.isNegative());
        require("stay", stay, !stay.isNegative());
        require("cooldown", cooldown, !cooldown.isNegative());
        require("margin", margin, margin.signum() >= 0);
        require("drop", drop, drop.signum() > 0);
        requirePositive("timeout", timeout);
        requirePositive("give-up-after", giveUpAfter);
        requirePositive("disable-after", disableAfter);
        requirePositive("keep-log", keepLog);
    }

    private static void requirePositive(String name, Duration duration) {
        require(name, duration, !duration.isZero() && !duration.isNegative());
    }

    private static void require(String name, BigDecimal points, boolean makesSense) {
        if (!makesSense) {
            throw new IllegalArgumentException(
                    "healthscore.webhooks.%s must be points, which are above 0: it says %s".formatted(name, points));
        }
    }

    private static void require(String name, Duration duration, boolean makesSense) {
        if (!makesSense) {
            throw new IllegalArgumentException(
                    "healthscore.webhooks.%s must be a time such as PT1M for a minute: it says %s"
                            .formatted(name, duration));
        }
    }
}
