package io.healthscore.insight;

import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Metric;
import io.healthscore.signal.EventType;
import io.healthscore.signal.Feeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how events of each type come in, from the daily signals. */
@Repository
class EventFlows {

    private static final int DAYS = 28;
    private static final int DECIMALS = 2;

    private static final String DAILY = """
            select t.type, d.day, sum(d.count) as count, max(d.last_at) as last_at,
                   count(*) filter (where d.day = d.newest) as accounts
            from (select a.account_id from score_current c join account a on a.account_id = c.account_id where %s) w
            cross join unnest(:types::text[]) as t(type)
            cross join lateral (
                select s.day, sum(s.count) as count, max(s.last_at) as last_at, max(s.day) over () as newest
                from signal_day s
                where s.account_id = w.account_id and s.type = t.type
                  and s.day > :today::date - :days and s.day <= :today
                group by s.day) d
            group by t.type, d.day
            """;

    private static final String LAST = """
            select t.type, max(l.last_at) as last_at
            from (select a.account_id from score_current c join account a on a.account_id = c.account_id where %s) w
            cross join unnest(:types::text[]) as t(type)
            cross join lateral (
                select s.last_at from signal_day s
                where s.account_id = w.account_id and s.type = t.type
                order by s.day desc, s.last_at desc
                limit 1) l
            group by t.type
            """;

    private final JdbcClient jdbc;
    private final Feeds feeds;

    EventFlows(JdbcClient jdbc, Feeds feeds) {
        this.jdbc = jdbc;
        this.feeds = feeds;
    }

    /** Of every type there is. */
    List<EventFlow> read(AccountChoice choice, @Nullable ModelVersion model, LocalDate today) {
        var starts = feeds.current().starts().firstDays();
        var lately = lately(choice, starts.keySet(), today);
        var before = new HashSet<>(starts.keySet());
        before.removeAll(lately.keySet());
        var last = last(choice, before);
        return Arrays.stream(EventType.values())
                .map(type -> {
                    var flow = lately.getOrDefault(type, new Flow());
                    return new EventFlow(
                            type.word(),
                            type.kind().word(),
                            starts.get(type),
                            flow.last == null ? last.get(type) : flow.last,
                            flow.accounts,
                            BigDecimal.valueOf(LongStream.of(flow.days).sum())
                                    .divide(BigDecimal.valueOf(DAYS), DECIMALS, RoundingMode.HALF_UP),
                            LongStream.of(flow.days).boxed().toList(),
                            model == null ? List.of() : readers(type, model));
                })
                .toList();
    }

    private static List<String> readers(EventType type, ModelVersion model) {
        return model.model().metrics().stream()
                .filter(metric -> metric.value().selections().stream()
                        .anyMatch(selection -> selection.types().contains(type)))
                .map(Metric::key)
                .toList();
    }

    private Map<EventType, Flow> lately(AccountChoice choice, Set<EventType> types, LocalDate today) {
        var flows = new EnumMap<EventType, Flow>(EventType.class);
        query(DAILY, choice, types).param("today", today).param("days", DAYS).query(row -> {
            long ago = ChronoUnit.DAYS.between(row.getObject("day", LocalDate.class), today);
            flows.computeIfAbsent(type(row), type -> new Flow())
                    .add(DAYS - 1 - (int) ago, row.getLong("count"), row.getLong("accounts"), time(row));
        });
        return flows;
    }

    private Map<EventType, Instant> last(AccountChoice choice, Set<EventType> types) {
        var last = new EnumMap<EventType, Instant>(EventType.class);
        query(LAST, choice, types).query(row -> {
            last.put(type(row), time(row));
        });
        return last;
    }

    private JdbcClient.StatementSpec query(String sql, AccountChoice choice, Set<EventType> types) {
        return jdbc.sql(sql.formatted(choice.condition()))
                .params(choice.parameters())
                .param("types", types.stream().map(EventType::word).toArray(String[]::new));
    }

    private static EventType type(ResultSet row) throws SQLException {
        return EventType.of(row.getString("type")).orElseThrow();
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("last_at", OffsetDateTime.class).toInstant();
    }

    /** The last days of a type. */
    private static final class Flow {
        private final long[] days = new long[DAYS];
        private long accounts;
        private @Nullable Instant last;

        void add(int day, long count, long accountsLastSeen, Instant lastAt) {
            days[day] = count;
            accounts += accountsLastSeen;
            last = last == null || last.isBefore(lastAt) ? lastAt : last;
        }
    }
}
