package io.healthscore.insight;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pages of flagged accounts, from the stored scores: one statement finds the page, and only the accounts on it are looked
 * at more closely.
 */
@Repository
class AtRiskList {

    /** Those of unknown spend come after all others, by how much of it is at stake, and those without a score last. */
    private static final String SORT_KEY = """
            coalesce(round(a.spend * share_at_stake(c.score, c.change_30d), 2),
                     case when a.spend is null then share_at_stake(c.score, c.change_30d) - 2 end, -3)""";

    private static final String PAGE = """
            with page as (
                select %1$s as sort_key, c.account_id, a.name, a.owner, a.segment, c.state, c.notice_by, c.score, c.band,
                       c.change_30d, a.spend, c.at_risk_since, c.answer, c.open_plays
                from score_current c
                join account a on a.account_id = c.account_id
                where 'at_risk' = any (c.flags) and %2$s
                order by sort_key desc, c.account_id
                limit :limit)
            select page.*, round(page.spend * share_at_stake(page.score, page.change_30d), 2) as at_stake, touch.last_at,
                   open.wanted,
                   case when open.wanted then array(
                       select distinct s.facet from signal_day s
                       where s.account_id = page.account_id and s.type = 'feature_used'
                         and s.day > :today::date - :days and s.facet = any(:worthShowing)) end as used
            from page
            cross join lateral (select coalesce(page.open_plays, '') like '%%{features}%%' as wanted) open
            left join lateral (
                select s.last_at from signal_day s
                where s.account_id = page.account_id and s.type = 'touchpoint_recorded'
                order by s.day desc, s.last_at desc
                limit 1) touch on true
            order by page.sort_key desc, page.account_id
            """;

    private static final String UNTOUCHED = """
            not exists (select from signal_day s
                        where s.account_id = c.account_id and s.type = 'touchpoint_recorded'
                          and s.day >= :touchedDay and s.last_at > :touchedAt)""";

    private static final String AFTER =
            "(%1$s < :afterKey or %1$s = :afterKey and c.account_id > :afterId)".formatted(SORT_KEY);

    private final JdbcClient jdbc;
    private final Advice advice;
    private final PeerFeatures peers;
    private final Clock clock;

    AtRiskList(JdbcClient jdbc, Advice advice, PeerFeatures peers, Clock clock) {
        this.jdbc = jdbc;
        this.advice = advice;
        this.peers = peers;
        this.clock = clock;
    }

    /** @param untouchedDays only those without a touchpoint for so many days; null for all */
    Page<AtRiskAccount> page(
            AccountChoice choice, @Nullable Integer untouchedDays, Limits limits, @Nullable String cursor) {
        var conditions = new ArrayList<>(List.of(choice.condition()));
        var parameters = choice.parameters();
        if (untouchedDays != null) {
            var touchedAt =
                    clock.instant().minus(Duration.ofDays(untouchedDays)).atOffset(ZoneOffset.UTC);
            conditions.add(UNTOUCHED);
            parameters.put("touchedAt", touchedAt);
            parameters.put("touchedDay", touchedAt.toLocalDate());
        }
        if (cursor != null) {
            var after = Cursor.decode(cursor, 2);
            conditions.add(AFTER);
            parameters.put("afterKey", after.decimal(0));
            parameters.put("afterId", after.text(1));
        }
        var worthShowing = peers.found();
        var found = jdbc.sql(PAGE.formatted(SORT_KEY, String.join(" and ", conditions)))
                .params(parameters)
                .param("today", LocalDate.now(clock))
                .param("days", PeerFeatures.DAYS)
                .param("worthShowing", worthShowing.features().toArray(String[]::new))
                .param("limit", limits.withOneMore())
                .query((row, index) -> read(row, worthShowing))
                .list();
        return Page.of(
                        found,
                        limits,
                        row -> Cursor.encode(row.sortKey(), row.account().accountId()))
                .map(Row::account);
    }

    private Row read(ResultSet row, PeerFeatures.Found worthShowing) throws SQLException {
        var segment = row.getString("segment");
        var told = advice.told(row.getString("answer"));
        var touch = row.getObject("last_at", OffsetDateTime.class);
        var account = new AtRiskAccount(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("owner"),
                segment,
                row.getString("state"),
                row.getObject("notice_by", LocalDate.class),
                row.getBigDecimal("score"),
                row.getString("band"),
                row.getBigDecimal("change_30d"),
                row.getBigDecimal("spend"),
                row.getBigDecimal("at_stake"),
                row.getObject("at_risk_since", LocalDate.class),
                touch == null ? null : touch.toInstant(),
                told.reasons(),
                advice.plays(told, row.getString("open_plays"), unused(row, segment, worthShowing)));
        return new Row(row.getString("sort_key"), account);
    }

    /** Features to show it; none where no play asks for them. */
    private static List<String> unused(ResultSet row, @Nullable String segment, PeerFeatures.Found worthShowing)
            throws SQLException {
        var used = row.getArray("used");
        return row.getBoolean("wanted")
                ? worthShowing.unused(segment, used == null ? List.of() : List.of((String[]) used.getArray()))
                : List.of();
    }

    /** @param sortKey the text of what it is sorted by */
    private record Row(String sortKey, AtRiskAccount account) {}
}
