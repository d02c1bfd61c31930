package io.healthscore.model;

import java.util.Map;

/** Told by whoever keeps the current scores: how many accounts each model scores now, by its key. */
@FunctionalInterface
public interface AccountsByModel {

    Map<String, Long> count();
}
