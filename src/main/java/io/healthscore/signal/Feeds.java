package io.healthscore.signal;

import io.healthscore.platform.Columns;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Since when each type of event is sent at all: what tells a measured zero from a missing value. */
@Component
public class Feeds {

    private static final String MOVE = """
            insert into feed_start as f (type, first_day, moves)
            select type, date 'epoch' + first_day, 1 from unnest(:types::text[], :firstDays::int[]) as u(type, first_day)
            on conflict (type) do update set first_day = excluded.first_day, moves = f.moves + 1
                where excluded.first_day < f.first_day
            """;

    private static final String MOVES = "select coalesce(sum(moves), 0) from feed_start";

    private static final String READ = """
            select type, first_day, moves, applied_moves from feed_start order by type
            """;

    private final JdbcClient jdbc;

    /** Committed starts, which only ever move back: an event at or after its type's start moves nothing. */
    private final Map<EventType, LocalDate> known = new ConcurrentHashMap<>();

    private volatile Feed last = new Feed(new FeedStarts(Map.of()), 0);

    Feeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The starts as they are now. A score that was computed with another number of moves is not fresh. */
    public Feed current() {
        long moves = jdbc.sql(MOVES).query(Long.class).single();
        var feed = last;
        if (moves == feed.moves()) {
            return feed;
        }
        var read = feed(rows());
        last = read;
        return read;
    }

    private static Feed feed(List<Row> rows) {
        return new Feed(
                new FeedStarts(rows.stream().collect(Collectors.toMap(Row::type, Row::firstDay))),
                rows.stream().mapToLong(Row::moves).sum());
    }

    /** In the order of the types' words. */
    List<Row> rows() {
        return jdbc.sql(READ)
                .query((row, number) -> new Row(
                        EventType.of(row.getString("type")).orElseThrow(),
                        row.getObject("first_day", LocalDate.class),
                        row.getLong("moves"),
                        row.getLong("applied_moves")))
                .list();
    }

    /** This transaction counted these types, on these days at the earliest. */
    void counted(Map<EventType, LocalDate> firstDays) {
        var moved = new TreeMap<>(firstDays);
        moved.entrySet().removeIf(first -> !isNews(first.getKey(), first.getValue()));
        if (moved.isEmpty()) {
            return;
        }
        var rows = new Columns<>(List.copyOf(moved.entrySet()));
        jdbc.sql(MOVE)
                .param("types", rows.texts(first -> first.getKey().word()))
                .param("firstDays", rows.days(Map.Entry::getValue))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                moved.forEach((type, day) -> known.merge(type, day, (a, b) -> a.isBefore(b) ? a : b));
            }
        });
    }

    private boolean isNews(EventType type, LocalDate day) {
        var start = known.get(type);
        return start == null || day.isBefore(start);
    }

    /** All accounts know of these moves. */
    void applied(List<Row> rows) {
        var columns = new Columns<>(rows);
        jdbc.sql("""
                update feed_start f set applied_moves = greatest(f.applied_moves, u.moves)
                from unnest(:types::text[], :moves::bigint[]) as u(type, moves) where f.type = u.type
                """)
                .param("types", columns.texts(row -> row.type().word()))
                .param("moves", columns.longs(Row::moves))
                .update();
    }

    /** A row of {@code feed_start}. */
    record Row(EventType type, LocalDate firstDay, long moves, long appliedMoves) {
        boolean isMoved() {
            return moves > appliedMoves;
        }
    }
}
