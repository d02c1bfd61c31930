package io.healthscore.score;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Recalculations as people order, follow and cancel them. The work itself is {@link RecalculationWork}'s. */
@Component
class Recalculations {

    private static final Logger log = LoggerFactory.getLogger(Recalculations.class);

    private static final String CREATE = """
            insert into recalculation (from_day, to_day, account_ids, model_key, model_version, author, state, total, created_at)
            values (:from, :to, :ids, :model, :version, :author, 'queued', 0, :now)
            returning recalculation_id
            """;

    /** Of all accounts, those there are now: who comes later has no past to be recalculated. */
    private static final String PLAN = """
            insert into recalculation_account (account_id, recalculation_id)
            select account_id, :id from account where :ids::text[] is null or account_id = any(:ids)
            """;

    private static final String CANCEL = """
            update recalculation set state = 'cancelled', finished_at = :now
            where recalculation_id = :id and state in ('queued', 'running')
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Recalculations(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores it, and which accounts it has to do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recalculation create(RecalculationOrder order) {
        var named = order.accountIds();
        var ids = named == null ? null : named.stream().distinct().toArray(String[]::new);
        long id = insert(order, ids);
        int total = jdbc.sql(PLAN).param("id", id).param("ids", ids).update();
        jdbc.sql("update recalculation set total = :total where recalculation_id = :id")
                .param("total", total)
                .param("id", id)
                .update();
        audit.record(AuditEntry.of("recalculation.ordered", "recalculations/" + id)
                .by(order.author(), null)
                .changed(null, order.audited()));
        log.info("Recalculation ordered recalculation={} accounts={}", id, total);
        return get(id);
    }

    Recalculation get(long id) {
        return jdbc.sql(RecalculationRows.SELECT + "where recalculation_id = :id")
                .param("id", id)
                .query(RecalculationRows::read)
                .optional()
                .orElseThrow(() -> new UnknownRecalculation(id));
    }

    /** Newest first: at most {@code limit} of those with an id under {@code below}. */
    List<Recalculation> list(long below, int limit) {
        return jdbc.sql(RecalculationRows.SELECT
                        + "where recalculation_id < :below order by recalculation_id desc limit :limit")
                .param("below", below)
                .param("limit", limit)
                .query(RecalculationRows::read)
                .list();
    }

    OptionalLong secondsLeft(Recalculation job) {
        return job.secondsLeft(clock.instant());
    }

    /**
     * Once this is committed no further day is written; what was done stays. Cancelling twice is cancelling once. What was
     * left to do is dropped by {@link RecalculationWork}.
     *
     * @throws RecalculationOver when it is done, or has failed
     */
    @Transactional
    public void cancel(long id) {
        int cancelled = jdbc.sql(CANCEL).param("id", id).param("now", now()).update();
        var job = get(id);
        if (job.state() != RecalculationState.CANCELLED) {
            throw new RecalculationOver(id, job.state());
        }
        if (cancelled > 0) {
            audit.record(AuditEntry.of("recalculation.cancelled", "recalculations/" + id));
            log.info("Recalculation cancelled recalculation={}", id);
        }
    }

    private long insert(RecalculationOrder order, String @Nullable [] ids) {
        var version = order.version();
        return jdbc.sql(CREATE)
                .param("from", order.from())
                .param("to", order.to())
                .param("ids", ids)
                .param("model", version == null ? null : version.model())
                .param("version", version == null ? null : version.number())
                .param("author", order.author())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return Times.cut(clock.instant()).atOffset(ZoneOffset.UTC);
    }
}
