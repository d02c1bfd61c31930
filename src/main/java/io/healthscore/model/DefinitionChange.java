package io.healthscore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two definitions.
 *
 * @param pointer into the later definition; into the earlier one if it is in the later one no more
 * @param before null if it was not there
 * @param after null if it is gone
 * @param text the same in words
 */
record DefinitionChange(
        String pointer, @Nullable JsonNode before, @Nullable JsonNode after, String text) {}
