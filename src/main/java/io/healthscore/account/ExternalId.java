package io.healthscore.account;

import java.util.Map;
import java.util.stream.Stream;

/** An account's id in another system, such as {@code hubspot}; no two accounts share one. */
record ExternalId(String system, String id) {

    static Stream<ExternalId> of(Map<String, String> bySystem) {
        return bySystem.entrySet().stream().map(entry -> new ExternalId(entry.getKey(), entry.getValue()));
    }
}
