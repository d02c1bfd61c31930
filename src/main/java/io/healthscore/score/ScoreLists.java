package io.healthscore.score;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of flat rows: the stored scores of now, or the closings of a past day. */
@Repository
class ScoreLists {

    private static final String ROW = """
            select c.account_id, a.name, a.segment, a.owner, %s as spend,
                   (select jsonb_object_agg(e.system, e.external_id)
                    from account_external_id e where e.account_id = c.account_id) as external_ids,
                   c.state, c.score, c.display_score, c.band, c.flags, c.change_7d, c.change_30d, c.coverage, c.confidence,
                   c.expansion_score, c.notice_by, c.overridden, c.top_reason, c.top_play, c.model_key, c.model_version,
                   c.changed_at, %s as metrics, %s as sort_key
            from %s c
            join account a on a.account_id = c.account_id
            """;

    private static final String CLOSINGS = """
            (select d.*, null::timestamptz as changed_at, t.change_7d, t.change_30d,
                    case when coalesce(t.change_30d, t.change_7d) >= 3 then 'rising'
                         when coalesce(t.change_30d, t.change_7d) <= -3 then 'falling'
                         when coalesce(t.change_30d, t.change_7d) is not null then 'steady' end as direction
             from score_day d
             join signal_revision r on r.account_id = d.account_id and (r.dirty_from is null or r.dirty_from > d.day)
             left join score_day w on w.account_id = d.account_id and w.day = d.day - 7
             left join score_day m on m.account_id = d.account_id and m.day = d.day - 30
             cross join lateral (select
                 d.score - w.score - case when d.overridden or w.overridden then 0
                                          else d.model_shift - w.model_shift end as change_7d,
                 d.score - m.score - case when d.overridden or m.overridden then 0
                                          else d.model_shift - m.model_shift end as change_30d) t
             where d.day = :day and d.account_id > :from and r.account_id > :from)""";

    private static final String PENDING = """
            select count(*)
            from (select account_id from signal_revision where first_day <= :day and dirty_from <= :day
                  union
                  select r.account_id from signal_revision r
                  where r.first_day <= :day
                    and not exists (select from score_day d where d.account_id = r.account_id and d.day = :day)) r
            join account a on a.account_id = r.account_id and %s
            left join score_current c on c.account_id = r.account_id
            where not (coalesce(c.state, '') = 'churned' and c.day <= :day)
            """;

    private static final Source NOW = new Source("score_current", "a.spend");
    private static final Source THEN = new Source(CLOSINGS, "c.spend");

    private final JdbcClient jdbc;
    private final ScoreRows rows;

    ScoreLists(JdbcClient jdbc, ScoreRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Page<ScoreRow> current(ScoreFilter filter, LocalDate today, Slice slice) {
        return page(NOW, filter.conditions(today, NOW.spend()), slice);
    }

    Page<ScoreRow> closings(ScoreFilter filter, LocalDate day, Slice slice) {
        var conditions = filter.conditions(day, THEN.spend());
        conditions.parameters().put("day", day);
        conditions.parameters().put("from", slice.from());
        return page(THEN, conditions, slice);
    }

    /**
     * How many of the accounts asked for have a score of that day still to be computed: a list as of that day leaves them
     * out, and whether their scores are asked for cannot be told yet.
     */
    long pending(ScoreFilter filter, LocalDate day) {
        var conditions = filter.ofAccount();
        return jdbc.sql(PENDING.formatted(conditions.sql()))
                .params(conditions.parameters())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** The stored rows of these accounts, churned and excluded ones too, by account id. */
    Map<String, ScoreRow> of(Collection<String> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(ROW.formatted(NOW.spend(), "null", "0", NOW.table())
                        + "where c.account_id = any(:ids) order by c.account_id")
                .param("ids", accountIds.toArray(String[]::new))
                .query(rows::read)
                .list()
                .stream()
                .collect(Collectors.toMap(ScoreRow::accountId, Function.identity()));
    }

    private Page<ScoreRow> page(Source source, ScoreFilter.Conditions conditions, Slice slice) {
        var sort = slice.sort();
        if (slice.cursor() != null) {
            var after = Cursor.decode(slice.cursor(), 2);
            conditions.add(sort.after());
            conditions.parameters().put("afterKey", after.decimal(0));
            conditions.parameters().put("afterId", after.text(1));
        }
        var metrics = slice.metrics() ? rows.metricsOf(source.table()) : "null";
        var sql = ROW.formatted(source.spend(), metrics, sort.key(), source.table())
                + "where %s%norder by %s%nlimit :limit".formatted(conditions.sql(), sort.orderBy());
        var found = jdbc.sql(sql)
                .params(conditions.parameters())
                .param("limit", slice.limits().withOneMore())
                .query(rows::keyed)
                .list();
        return Page.of(found, slice.limits(), ScoreLists::cursor).map(ScoreRows.Keyed::row);
    }

    private static String cursor(ScoreRows.Keyed last) {
        return Cursor.encode(last.sortKey(), last.row().accountId());
    }

    /**
     * Where rows come from.
     *
     * @param spend the column that says what an account spent at the rows' time
     */
    private record Source(String table, String spend) {}

    /** Which part of a list, in which order; with {@code metrics}, each row carries its metric scores. */
    record Slice(ScoreSort sort, Limits limits, @Nullable String cursor, boolean metrics) {

        /** Only accounts behind this one are on the page; empty where the order does not tell. */
        String from() {
            return cursor == null || sort != ScoreSort.ACCOUNT_ID
                    ? ""
                    : Cursor.decode(cursor, 2).text(1);
        }
    }
}
