package io.healthscore.model;

/**
 * Another version of a model became the active one. Published inside the transaction that made it so.
 *
 * @param activation its id, from now on {@link Catalog#activation()}
 */
public record ModelActivated(String key, int version, long activation) {}
