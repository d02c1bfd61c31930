package io.healthscore.signal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the signals that scoring needs, of many accounts in one statement. One contiguous range of the primary key an
 * account and type: years of dense usage are not touched for a type that is read further back.
 */
@Component
public class SignalReader {

    /**
     * Where the newest signals before the range are wanted as well, the range begins with their day, for nothing lies in
     * between. What follows from the count, which is most, is not sent.
     */
    private static final String READ = """
            select a.account_id, s.type, s.facet, s.day - date 'epoch', s.count, s.valued,
                   case when s.valued > 0 then s.sum end,
                   case when s.valued > 1 then s.min end,
                   case when s.valued > 1 then s.max end,
                   s.last_value, timestamptz_send(s.last_at), s.last_id, s.severity, array_send(s.users)
            from unnest(?::text[], ?::int[]) as a(account_id, known_before)
                cross join unnest(?::text[], ?::int[], ?::boolean[]) as t(type, first_day, last_before)
                cross join lateral (
                    select case when t.last_before and a.known_before is null then
                               (select max(b.day) from signal_day b
                                where b.account_id = a.account_id and b.type = t.type
                                  and b.day < date 'epoch' + t.first_day) end as day) as before
                cross join lateral (
                    select * from signal_day d
                    where d.account_id = a.account_id and d.type = t.type
                      and d.day >= greatest(date 'epoch' + a.known_before, coalesce(before.day, date 'epoch' + t.first_day))
                      and d.day <= ?
                    order by d.day, d.facet) as s
            """;

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;

    SignalReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The signals with which every day from the first to the last can be scored, as of one moment.
     *
     * @param accountIds a few hundred at once, for their windows are held in memory together
     * @param reach how far back each type is needed, counted from {@code from}; other types are not read
     * @return a window for each of the accounts, empty where nothing happened
     */
    @Transactional(readOnly = true)
    public Map<String, SignalWindow> read(
            Collection<String> accountIds, Map<EventType, SignalReach> reach, LocalDate from, LocalDate to) {
        return read(accountIds, Map.of(), reach, from, to);
    }

    /** The same, where of some accounts the days before one are known: only the others are read. */
    @Transactional(readOnly = true)
    Map<String, SignalWindow> read(
            Collection<String> accountIds,
            Map<String, KnownSignals> known,
            Map<EventType, SignalReach> reach,
            LocalDate from,
            LocalDate to) {
        var ranges = new TreeMap<>(reach)
                .entrySet().stream()
                        .map(entry -> Range.of(entry.getKey(), entry.getValue(), from))
                        .toList();
        return jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement(READ)) {
                set(statement, List.copyOf(accountIds), known, ranges, to);
                return windows(statement, accountIds, known);
            }
        });
    }

    private static void set(
            PreparedStatement statement,
            List<String> accountIds,
            Map<String, KnownSignals> known,
            List<Range> ranges,
            LocalDate to)
            throws SQLException {
        // Binary from the first time on, and not all rows in memory twice.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(ROWS_AT_ONCE);
        statement.setObject(1, accountIds.toArray(String[]::new));
        statement.setObject(
                2, accountIds.stream().map(id -> knownBefore(known.get(id))).toArray(Integer[]::new));
        statement.setObject(3, ranges.stream().map(range -> range.type.word()).toArray(String[]::new));
        statement.setObject(4, ranges.stream().mapToInt(Range::firstDay).toArray());
        statement.setObject(5, ranges.stream().map(Range::lastBefore).toArray(Boolean[]::new));
        statement.setObject(6, to);
    }

    private static @Nullable Integer knownBefore(@Nullable KnownSignals known) {
        return known == null ? null : (int) known.before().toEpochDay();
    }

    private static Map<String, SignalWindow> windows(
            PreparedStatement statement, Collection<String> accountIds, Map<String, KnownSignals> known)
            throws SQLException {
        var collectors = new HashMap<String, WindowCollector>();
        accountIds.forEach(id -> collectors.put(id, collector(known.get(id))));
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                collectors
                        .computeIfAbsent(rows.getString(1), id -> new WindowCollector())
                        .add(rows);
            }
        }
        var windows = new HashMap<String, SignalWindow>();
        collectors.forEach((id, collector) -> windows.put(id, collector.window()));
        return windows;
    }

    private static WindowCollector collector(@Nullable KnownSignals known) {
        var collector = new WindowCollector();
        if (known != null) {
            known.addTo(collector);
        }
        return collector;
    }

    /** @param firstDay an epoch day */
    private record Range(EventType type, int firstDay, boolean lastBefore) {

        /** Before any day that an event may have. */
        private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

        static Range of(EventType type, SignalReach reach, LocalDate from) {
            var first = reach.days() == SignalReach.FOREVER ? BEGINNING : from.minusDays(reach.days() - 1L);
            return new Range(type, (int) first.toEpochDay(), reach.lastBefore());
        }
    }
}
