package io.healthscore.insight;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.score.StoredGrowth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Pages of accounts that are ready to grow, or nearly, as it was found when their scores were computed. */
@Repository
class ExpansionList {

    /** The spend that is ready to grow; those of unknown spend come after all others, by their expansion score. */
    private static final String SORT_KEY = "coalesce(a.spend * c.expansion_score, c.expansion_score - 101)";

    private static final String PAGE = """
            select %1$s as sort_key, c.account_id, a.name, a.owner, a.segment, c.state, c.notice_by, c.score, a.spend,
                   c.expansion_score, c.growth
            from score_current c
            join account a on a.account_id = c.account_id
            where c.growth is not null and ('expansion_ready' = any (c.flags)) = :ready and %2$s
            order by sort_key desc, c.account_id
            limit :limit
            """;

    private static final String AFTER =
            " and (%1$s < :afterKey or %1$s = :afterKey and c.account_id > :afterId)".formatted(SORT_KEY);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ExpansionList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param ready whether to list those that are ready, or the near misses */
    Page<GrowingAccount> page(AccountChoice choice, boolean ready, Limits limits, @Nullable String cursor) {
        var condition = choice.condition();
        var parameters = choice.parameters();
        if (cursor != null) {
            var after = Cursor.decode(cursor, 2);
            condition += AFTER;
            parameters.put("afterKey", after.decimal(0));
            parameters.put("afterId", after.text(1));
        }
        var found = jdbc.sql(PAGE.formatted(SORT_KEY, condition))
                .params(parameters)
                .param("ready", ready)
                .param("limit", limits.withOneMore())
                .query(this::read)
                .list();
        return Page.of(
                        found,
                        limits,
                        row -> Cursor.encode(row.sortKey(), row.account().accountId()))
                .map(Row::account);
    }

    private Row read(ResultSet row, int index) throws SQLException {
        var growth = json.readValue(row.getString("growth"), StoredGrowth.class);
        var account = new GrowingAccount(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("segment"),
                row.getString("state"),
                row.getObject("notice_by", LocalDate.class),
                row.getBigDecimal("score"),
                row.getBigDecimal("spend"),
                growth.healthySince(),
                row.getBigDecimal("expansion_score"),
                growth.evidence(),
                growth.lacking(),
                growth.plays().stream().map(play -> Advice.of(play.toText())).toList());
        return new Row(row.getString("sort_key"), account);
    }

    /** @param sortKey the text of what it is sorted by */
    private record Row(String sortKey, GrowingAccount account) {}
}
