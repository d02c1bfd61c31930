package io.healthscore.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lastRequests how long clients that keep a connection have for their last request on it; those in work are waited for besides */
@ConfigurationProperties("healthscore.shutdown")
record ShutdownProperties(@DefaultValue("1s") Duration lastRequests) {

    ShutdownProperties {
        if (lastRequests.isNegative()) {
            throw new IllegalArgumentException(
                    "healthscore.shutdown.last-requests is a time such as 1s, or 0: it says " + lastRequests);
        }
    }
}
