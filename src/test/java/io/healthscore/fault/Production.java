package io.healthscore.fault;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings of every replica here: it asks for a key and works in the background, as in production, only more often. It has
 * time to connect while others start.
 */
final class Production {

    static final Map<String, String> PROPERTIES = Map.of(
            "healthscore.access.open", "false",
            "healthscore.access.admin-key", Caller.KEY,
            "healthscore.background", "true",
            "spring.datasource.hikari.connection-timeout", "1500",
            "healthscore.scoring.sweep-delay", "PT0.1S",
            "healthscore.scoring.recalculation-delay", "PT0.05S",
            // Few accounts that all move are a shift to it, and it would hold flags between two looks at them.
            "healthscore.scoring.guard-delay", "PT24H");

    private Production() {}

    /** The same, for one that is stopped with clients on it: tests are in a hurry to stop all others. */
    static Map<String, String> withLastRequests() {
        var properties = new HashMap<>(PROPERTIES);
        properties.put("healthscore.shutdown.last-requests", "PT1S");
        return properties;
    }
}
