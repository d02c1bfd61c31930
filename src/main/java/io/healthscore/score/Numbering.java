package io.healthscore.score;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives changes their positions in the feed once they are committed. One transaction at a time does, whatever the number
 * of replicas, so positions become visible in their order, and a transaction that commits late is numbered late: no
 * reader is past it. A mark and what it stands for are committed together, so who takes the mark sees the change.
 */
@Component
class Numbering {

    private static final int MARKS_AT_A_TIME = 2000;

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtextextended('score feed', 0))";

    /** In order, for the index skips what was taken before; the table itself is full of it until it is vacuumed. */
    private static final String MARKED = "select exists (select from score_feed_mark order by mark_id limit 1)";

    private static final String TAKE = """
            delete from score_feed_mark
            where mark_id in (select mark_id from score_feed_mark order by mark_id limit :limit)
            returning account_id
            """;

    /** Never before the time of the last row, so that time and position agree though clocks differ. */
    private static final String NUMBER = """
            insert into score_feed as feed
                (account_id, min_change, position, numbered_at, deleted, name, external_ids, segment, owner, spend, notice_by,
                 state, score, display_score, band, flags, model_key, model_version, changed_at)
            select account_id, min_change, nextval('score_feed_position'),
                   greatest(:now, (select numbered_at from score_feed where min_change = 0 order by position desc limit 1)),
                   deleted, name, external_ids, segment, owner, spend, notice_by,
                   state, score, display_score, band, flags, model_key, model_version, changed_at
            from (
                select m.account_id, g.min_change, n.account_id is null as deleted, n.name, n.external_ids, n.segment, n.owner,
                       n.spend, n.notice_by, n.state, n.score, n.display_score, n.band, n.flags, n.model_key, n.model_version,
                       coalesce(n.changed_at, t.erased_at, :now) as changed_at
                from unnest(:ids) as m (account_id)
                cross join (values (0), (1)) as g (min_change)
                left join account a on a.account_id = m.account_id
                left join account_tombstone t on t.account_id = m.account_id and a.account_id is null
                left join lateral (
                    select c.account_id, a.name, a.segment, a.owner, a.spend, c.notice_by, c.state, c.score, c.display_score,
                           c.band, c.flags, c.model_key, c.model_version, c.changed_at,
                           (select jsonb_object_agg(e.system, e.external_id)
                            from account_external_id e where e.account_id = a.account_id) as external_ids
                    from score_current c
                    where c.account_id = a.account_id and not a.excluded) n on true
                left join score_feed f on f.account_id = m.account_id and f.min_change = g.min_change
                where case
                    when n.account_id is null then not f.deleted or f.account_id is null and t.account_id is not null
                    when f.account_id is null or f.deleted then true
                    when f.state = 'churned' and n.state = 'churned' then false
                    else (n.name, n.external_ids, n.segment, n.owner, n.spend, n.notice_by, n.state, n.band, n.flags)
                         is distinct from
                         (f.name, f.external_ids, f.segment, f.owner, f.spend, f.notice_by, f.state, f.band, f.flags)
                      or g.min_change = 0 and (n.score, n.display_score, n.model_key, n.model_version)
                         is distinct from (f.score, f.display_score, f.model_key, f.model_version)
                      or g.min_change > 0 and abs(n.score - f.score) >= g.min_change
                    end
                order by m.account_id, g.min_change) as changed
            on conflict (account_id, min_change) do update set
                position = excluded.position, numbered_at = excluded.numbered_at, deleted = excluded.deleted,
                name = excluded.name, external_ids = excluded.external_ids, segment = excluded.segment,
                owner = excluded.owner, spend = excluded.spend, notice_by = excluded.notice_by, state = excluded.state,
                score = excluded.score, display_score = excluded.display_score, band = excluded.band,
                flags = excluded.flags, model_key = excluded.model_key, model_version = excluded.model_version,
                changed_at = excluded.changed_at
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Numbering(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Numbers some of what is marked. False when there is no more, or somebody else is at it. */
    @Transactional
    public boolean step() {
        if (!is(MARKED) || !is(ALONE)) {
            return false;
        }
        var marked = take();
        if (!marked.isEmpty()) {
            number(marked);
        }
        return !marked.isEmpty();
    }

    /** Forgets deletions that every cursor still valid is past. */
    int purge() {
        return jdbc.sql("delete from score_feed where deleted and numbered_at < :before")
                .param("before", FeedCursor.eldest(clock.instant()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean is(String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }

    private Set<String> take() {
        return jdbc.sql(TAKE)
                .param("limit", MARKS_AT_A_TIME)
                .query(String.class)
                .set();
    }

    private void number(Set<String> accountIds) {
        jdbc.sql(NUMBER)
                .param("ids", accountIds.toArray(String[]::new))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant now() {
        return clock.instant();
    }
}
