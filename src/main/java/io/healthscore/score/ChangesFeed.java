package io.healthscore.score;

import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Each account once, at its latest change, in the order in which the changes became visible. What makes a change is as it
 * was then, so that nothing is told before it is numbered and once more afterwards; what makes none (trends, coverage,
 * reasons) is as it is now.
 */
@Repository
class ChangesFeed {

    private static final Duration SINCE_AT_MOST = Duration.ofDays(30);

    /**
     * Most polls bring nothing, and planning and starting the whole query takes longer than answering that. In order, for
     * it is the index that knows at once.
     */
    private static final String NEWS = """
            select position from score_feed where min_change = ? and position > ? order by position limit 1""";

    private static final String AFTER = """
            select f.position, f.deleted, f.account_id, f.name, f.external_ids, f.segment, f.owner, f.spend, f.state, f.score,
                   f.display_score, f.band, f.flags, c.change_7d, c.change_30d, coalesce(c.coverage, 0) as coverage,
                   c.confidence, c.expansion_score, f.notice_by, coalesce(c.overridden, false) as overridden, c.top_reason,
                   c.top_play, f.model_key, f.model_version, f.changed_at, null as metrics
            from score_feed f
            left join score_current c on c.account_id = f.account_id
            where f.min_change = :minChange and f.position > :after
            order by f.position
            limit :limit
            """;

    private static final String BEFORE = """
            select position from score_feed
            where min_change = :minChange and numbered_at < :since
            order by position desc limit 1
            """;

    private final JdbcClient jdbc;
    private final ScoreRows rows;
    private final Clock clock;

    ChangesFeed(JdbcClient jdbc, ScoreRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    FeedCursor beginning() {
        return new FeedCursor(0, clock.instant());
    }

    /** Just before the first change that became visible at that time or later. */
    FeedCursor since(Instant since, int minChange) {
        var now = clock.instant();
        var position = jdbc.sql(BEFORE)
                .param("minChange", minChange)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
        boolean recent = since.isAfter(now.minus(SINCE_AT_MOST)) && since.isBefore(now);
        return new FeedCursor(position, recent ? since : now);
    }

    /** A page that always has a cursor: on the last one it says where to go on next time. */
    Page<ChangedRow> after(FeedCursor from, int minChange, Limits limits) {
        var now = clock.instant();
        var found = isNews(from, minChange) ? read(from, minChange, limits) : List.<Numbered>of();
        var shown = found.subList(0, Math.min(found.size(), limits.limit()));
        var next = new FeedCursor(lastPosition(shown, from), found.size() > shown.size() ? from.at() : now);
        return new Page<>(shown.stream().map(Numbered::row).toList(), next.text());
    }

    private boolean isNews(FeedCursor from, int minChange) {
        return jdbc.sql(NEWS)
                .param(minChange)
                .param(from.position())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private List<Numbered> read(FeedCursor from, int minChange, Limits limits) {
        return jdbc.sql(AFTER)
                .param("minChange", minChange)
                .param("after", from.position())
                .param("limit", limits.withOneMore())
                .query(this::numbered)
                .list();
    }

    private static long lastPosition(List<Numbered> shown, FeedCursor from) {
        return shown.isEmpty() ? from.position() : shown.get(shown.size() - 1).position();
    }

    private Numbered numbered(ResultSet row, int index) throws SQLException {
        var changedAt = row.getObject("changed_at", OffsetDateTime.class).toInstant();
        return new Numbered(
                row.getLong("position"),
                row.getBoolean("deleted")
                        ? ChangedRow.deleted(row.getString("account_id"), changedAt)
                        : ChangedRow.of(rows.read(row, index), changedAt));
    }

    private record Numbered(long position, ChangedRow row) {}
}
