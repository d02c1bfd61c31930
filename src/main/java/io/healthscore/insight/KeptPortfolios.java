package io.healthscore.insight;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code portfolio_day} and {@code portfolio_mark}. A portfolio is kept with the snapshot of the database that
 * it was read from, and every transaction that changes past days leaves a mark with its own id. It is good while its
 * snapshot saw every mark for its day: however late a transaction commits, none is missed, and no writer waits.
 */
@Repository
class KeptPortfolios {

    private static final String UNSEEN = """
            exists (select from portfolio_mark m
                    where m.from_day <= p.day and (m.totals or p.segment <> '' or p.owner <> '')
                      and not pg_visible_in_snapshot(m.xid, p.snapshot))""";

    /** An account that is to be restated counts from its first event, or its first closing where that one was taken back. */
    private static final String GOOD = """
            select p.day, p.figures from portfolio_day p
            where p.day = any(:days::date[]) and p.segment = :segment and p.owner = :owner
              and not %s
              and p.day < coalesce((select min(greatest(r.dirty_from, since.day)) from signal_revision r
                                    cross join lateral (
                                        select least(r.first_day, (select d.day from score_day d
                                                                   where d.account_id = r.account_id
                                                                   order by d.day limit 1)) as day) since
                                    where r.stale and r.dirty_from is not null and since.day is not null), 'infinity')
            order by p.day
            """.formatted(UNSEEN);

    private static final String KEEP = """
            insert into portfolio_day as p (day, segment, owner, snapshot, figures)
            values (:day, :segment, :owner, :snapshot::pg_snapshot, :figures)
            on conflict (day, segment, owner) do update set snapshot = excluded.snapshot, figures = excluded.figures
            where pg_snapshot_xmin(p.snapshot) <= pg_snapshot_xmin(excluded.snapshot)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeptPortfolios(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The first day that any account was closed on. */
    Optional<LocalDate> firstDay() {
        return jdbc.sql("select day from score_day order by day limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** Those of these days that are kept and still what would be summed up now. */
    Map<LocalDate, Portfolio> good(Collection<LocalDate> days, PortfolioFilter filter) {
        return jdbc
                .sql(GOOD)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("segment", word(filter.segment()))
                .param("owner", word(filter.owner()))
                .query((row, index) -> Map.entry(
                        row.getObject("day", LocalDate.class),
                        json.readValue(row.getString("figures"), Portfolio.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of the transaction that is going on. */
    String snapshot() {
        return jdbc.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .single();
    }

    void keep(LocalDate day, PortfolioFilter filter, String snapshot, Portfolio portfolio) {
        jdbc.sql(KEEP)
                .param("day", day)
                .param("segment", word(filter.segment()))
                .param("owner", word(filter.owner()))
                .param("snapshot", snapshot)
                .param("figures", json.writeValueAsString(portfolio))
                .update();
    }

    /** This transaction changes what portfolios from that day on are made of. */
    void mark(LocalDate from) {
        jdbc.sql("insert into portfolio_mark (from_day) values (:from)")
                .param("from", from)
                .update();
    }

    /** This transaction moves accounts from one segment or owner to another, on that day and all since. */
    void markGroups(LocalDate from) {
        jdbc.sql("insert into portfolio_mark (from_day, totals) values (:from, false)")
                .param("from", from)
                .update();
    }

    /** Throws away what is no longer good, then the marks that nothing kept or being read can depend on. */
    void tidy() {
        jdbc.sql("delete from portfolio_day p where " + UNSEEN).update();
        jdbc.sql("delete from portfolio_mark where marked_at < clock_timestamp() - interval '10 minutes'")
                .update();
    }

    /** As a filter that asks for nothing is kept: no segment and no owner is empty. */
    private static String word(@Nullable String asked) {
        return asked == null ? "" : asked;
    }

    /** Which of these days are not kept. */
    List<LocalDate> missing(List<LocalDate> days, PortfolioFilter filter) {
        var good = good(days, filter).keySet();
        return days.stream().filter(day -> !good.contains(day)).toList();
    }
}
