package io.healthscore.fault;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** A replica that stands still for half a minute in the middle of its traffic, from when this is made. */
final class PausedReplica implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** After that its clients go elsewhere. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReplicaProcess replica;
    private final Script script;
    private final Traffic traffic;
    private final long since;

    private PausedReplica(ReplicaProcess replica, Script script, Traffic traffic) {
        this.replica = replica;
        this.script = script;
        this.traffic = traffic;
        this.since = System.nanoTime();
    }

    /** @param other where its clients go meanwhile */
    static PausedReplica of(ReplicaProcess replica, Script script, URI other) throws Exception {
        var traffic = Traffic.of(script, PATIENCE, replica.uri(), other).flows(30);
        replica.pause();
        return new PausedReplica(replica, script, traffic);
    }

    /** Once it has gone on, and its clients too: what was acknowledged. */
    Set<Sent> afterwards() throws Exception {
        traffic.flows(5);
        await().atMost(PAUSE.multipliedBy(2)).until(() -> System.nanoTime() - since > PAUSE.toNanos());
        replica.resume();
        return traffic.flows(20).end();
    }

    URI uri() {
        return replica.uri();
    }

    Script script() {
        return script;
    }

    @Override
    public void close() {
        traffic.close();
        replica.close();
    }
}
