package io.healthscore.insight;

import io.healthscore.insight.Quadrant.Disagreement;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pages of accounts whose health and revenue disagree. Revenue is the spend of now against that of 84 days before; where
 * that is not known or the same, the last expansion or contraction within that time tells.
 */
@Repository
class DisagreementList {

    /** As the default model compares spend. */
    private static final int DAYS = 84;

    private static final String PAGE = """
            with resized as (
                select distinct on (account_id) account_id, type
                from signal_day
                where type in ('account_expanded', 'account_contracted') and day > :today::date - :days
                order by account_id, day desc, last_at desc)
            select c.account_id, a.name, a.owner, a.segment, c.state, c.notice_by, c.score, c.band, c.expansion_score,
                   a.spend, b.spend as spend_before, r.type as resized
            from score_current c
            join account a on a.account_id = c.account_id
            left join score_day b on b.account_id = c.account_id and b.day = :today::date - :days
            left join resized r on r.account_id = c.account_id
            where c.score is not null and %s
              and case c.band
                      when 'healthy' then a.spend < b.spend
                          or (a.spend = b.spend or a.spend is null or b.spend is null) and r.type = 'account_contracted'
                      when 'watch' then false
                      else a.spend > b.spend
                          or (a.spend = b.spend or a.spend is null or b.spend is null) and r.type = 'account_expanded'
                  end
            order by coalesce(a.spend, -1) desc, c.account_id
            limit :limit
            """;

    private static final String AFTER = """
             and (coalesce(a.spend, -1) < :afterSpend or coalesce(a.spend, -1) = :afterSpend and c.account_id > :afterId)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DisagreementList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that spend most first. */
    Page<Disagreement> page(AccountChoice choice, Limits limits, @Nullable String cursor) {
        var condition = choice.condition();
        var parameters = choice.parameters();
        if (cursor != null) {
            var after = Cursor.decode(cursor, 2);
            condition += AFTER;
            parameters.put("afterSpend", after.decimal(0));
            parameters.put("afterId", after.text(1));
        }
        var found = jdbc.sql(PAGE.formatted(condition))
                .params(parameters)
                .param("today", LocalDate.now(clock))
                .param("days", DAYS)
                .param("limit", limits.withOneMore())
                .query(DisagreementList::read)
                .list();
        return Page.of(found, limits, DisagreementList::cursor);
    }

    private static String cursor(Disagreement last) {
        return Cursor.encode(last.spend() == null ? "-1" : last.spend().toPlainString(), last.accountId());
    }

    private static Disagreement read(ResultSet row, int index) throws SQLException {
        var band = row.getString("band");
        var spend = row.getBigDecimal("spend");
        var before = row.getBigDecimal("spend_before");
        return new Disagreement(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("segment"),
                row.getString("state"),
                row.getObject("notice_by", LocalDate.class),
                row.getBigDecimal("score"),
                band,
                row.getBigDecimal("expansion_score"),
                spend,
                before,
                band.equals("healthy") ? "healthy_but_contracting" : "unhealthy_but_expanding",
                because(spend, before, row.getString("resized")));
    }

    private static String because(@Nullable BigDecimal spend, @Nullable BigDecimal before, @Nullable String resized) {
        if (spend != null && before != null && spend.compareTo(before) != 0) {
            return "spends %s a month, %s before".formatted(plain(spend), plain(before));
        }
        return "account_expanded".equals(resized)
                ? "an expansion was the last change of its contract"
                : "a contraction was the last change of its contract";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
