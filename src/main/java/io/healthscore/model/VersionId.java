package io.healthscore.model;

import java.util.Map;

/** What names a version of a scoring model. */
record VersionId(String key, int version) {

    Map<String, Integer> audited() {
        return Map.of("version", version);
    }
}
