package io.healthscore.model;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time, of all replicas, add versions and activations: numbers have no gaps, ids rise in the
 * order of commits, and no two activations claim the same accounts behind each other's back.
 */
@Component
class ModelLock {

    private static final long ID = 0x6d6f64656cL; // "model"

    private final JdbcClient jdbc;

    ModelLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the lock and holds it until the running transaction ends. */
    void take() {
        jdbc.sql("select pg_advisory_xact_lock(:id)")
                .param("id", ID)
                .query((row, number) -> true)
                .single();
    }
}
