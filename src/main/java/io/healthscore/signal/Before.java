package io.healthscore.signal;

import java.util.Map;

/**
 * What the statement that merges signals does before, in the same round trip.
 *
 * @param with common table expressions, each followed by a comma; empty for none
 * @param condition which signals of {@code u} are merged after it
 * @param parameters of both
 */
public record Before(String with, String condition, Map<String, Object> parameters) {

    static final Before NOTHING = new Before("", "true", Map.of());
}
