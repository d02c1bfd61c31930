package io.healthscore.event;

import io.healthscore.signal.EventType;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept out of signals: accepted, stored and counted as ignored, but no use of the product by a customer.
 *
 * @param ignoreNames names of {@code feature_used} and {@code custom} events that machines send
 * @param ignoreUsers ids of staff and test users
 */
@ConfigurationProperties("healthscore.events")
record EventSettings(
        @DefaultValue Set<String> ignoreNames, @DefaultValue Set<String> ignoreUsers) {

    boolean ignores(Event event) {
        var userId = event.userId();
        if (userId != null && ignoreUsers.contains(userId)) {
            return true;
        }
        return (event.type() == EventType.FEATURE_USED || event.type() == EventType.CUSTOM)
                && ignoreNames.contains(event.facet());
    }
}
