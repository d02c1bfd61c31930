package io.healthscore.event;

import org.jspecify.annotations.Nullable;

/**
 * One fault of one item of a batch or stream.
 *
 * @param index the item's place, from 0
 * @param id the client's own; null if there was none that could be read
 * @param pointer into the body, such as {@code /2/value}; in a stream as if its lines were an array
 */
public record ItemError(long index, @Nullable String id, String pointer, String detail) {}
