package io.healthscore.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param open nobody needs a key; only on a loopback address, for trying out
 * @param adminKey may everything: at least 20 characters; empty for none
 * @param requests how many a caller may make at once on one replica; they come back evenly within {@code per}
 */
@ConfigurationProperties("healthscore.access")
record AccessProperties(
        boolean open,
        @DefaultValue("") String adminKey,
        @DefaultValue("600000") long requests,
        @DefaultValue("PT1M") Duration per) {

    AccessProperties {
        if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("healthscore.access.per is from PT1S to P1D: it says " + per);
        }
        if (requests < 1 || requests > per.toNanos()) {
            throw new IllegalArgumentException(
                    "healthscore.access.requests is at least 1, and at most one a nanosecond of .per: it says "
                            + requests);
        }
    }

    /** Never the admin key: this may end up in a log. */
    @Override
    public String toString() {
        return "AccessProperties[open=%s, requests=%d, per=%s]".formatted(open, requests, per);
    }
}
