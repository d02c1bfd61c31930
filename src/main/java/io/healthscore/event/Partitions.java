package io.healthscore.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The monthly partitions of {@code event}. They come by {@code attach} and go by {@code detach concurrently}, for
 * {@code create … partition of} and a mere {@code drop} would lock the whole log. Citus knows no {@code concurrently}: there
 * the log is locked for the moment, and not for longer than five seconds.
 */
@Component
class Partitions {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_'uuuu_MM");

    /** For replicas that start together. */
    private static final String ALONE = """
            select set_config('lock_timeout', '5s', true), pg_advisory_xact_lock(hashtextextended('event partitions', 0))
            """;

    private static final String ATTACHED = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'event'::regclass and not i.inhdetachpending order by c.relname
            """;

    /** Whether attached, half detached by a process that died, or detached and not dropped yet. */
    private static final String BEFORE = """
            select c.relname as name, i.inhrelid is not null as attached, coalesce(i.inhdetachpending, false) as pending
            from pg_class c
                join pg_class e on e.oid = 'event'::regclass and e.relnamespace = c.relnamespace
                left join pg_inherits i on i.inhrelid = c.oid and i.inhparent = e.oid
            where c.relkind = 'r' and c.relname ~ '^event_\\d{4}_\\d\\d$' and c.relname < :name
            order by c.relname
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Workers workers;

    Partitions(JdbcClient jdbc, JdbcTemplate template, Workers workers) {
        this.jdbc = jdbc;
        this.template = template;
        this.workers = workers;
    }

    SortedSet<YearMonth> attached() {
        var months = new TreeSet<YearMonth>();
        jdbc.sql(ATTACHED).query(String.class).list().stream()
                .map(name -> YearMonth.parse(name, NAME))
                .forEach(months::add);
        return months;
    }

    /** Events before are refused: they could be repeats of dropped ones. */
    Instant droppedUntil() {
        return jdbc.sql("select dropped_until from event_retention where dropped_until is not null")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    /**
     * The first day whose signals can be counted again. Events before may still be there, of a month that was closed and is
     * about to be dropped: signals from then on outlive them.
     */
    LocalDate firstCounted() {
        var attached = start(attached().first());
        var dropped = droppedUntil();
        return LocalDate.ofInstant(dropped.isAfter(attached) ? dropped : attached, ZoneOffset.UTC);
    }

    /** Attaches those of the months that have no partition and were not dropped. */
    @Transactional
    public void create(SortedSet<YearMonth> months) {
        jdbc.sql(ALONE).query().listOfRows();
        var missing = new TreeSet<>(months);
        missing.removeAll(attached());
        var dropped = droppedUntil();
        missing.removeIf(month -> start(month).isBefore(dropped));
        missing.forEach(this::create);
        if (!missing.isEmpty()) {
            log.info("Partitions of the event log attached from={} to={}", missing.first(), missing.last());
        }
    }

    private void create(YearMonth month) {
        template.execute("create table %s (like event including all)".formatted(NAME.format(month)));
        template.execute("alter table event attach partition %s for values from ('%s') to ('%s')"
                .formatted(NAME.format(month), start(month), start(month.plusMonths(1))));
    }

    /** From now on, events before this month are refused. Said and committed before the first of them is dropped. */
    @Transactional
    public void close(YearMonth firstKept) {
        jdbc.sql(ALONE).query().listOfRows();
        jdbc.sql("update event_retention set dropped_until = greatest(dropped_until, :until)")
                .param("until", start(firstKept).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The partitions before the month, oldest first. */
    List<Partition> before(YearMonth month) {
        return jdbc.sql(BEFORE)
                .param("name", NAME.format(month))
                .query(Partition.class)
                .list();
    }

    /** Drops what lies before the month, also what an interrupted process left half detached. */
    void drop(YearMonth firstKept) {
        boolean onWorkers = workers.holdTheLog();
        template.execute((Connection connection) -> {
            for (var partition : before(firstKept)) {
                drop(connection, partition, onWorkers);
            }
            return firstKept;
        });
    }

    private static void drop(Connection connection, Partition partition, boolean onWorkers) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (partition.attached && onWorkers) {
                detachLocking(statement, partition);
            } else if (partition.attached) {
                statement.execute("alter table event detach partition %s %s"
                        .formatted(partition.name, partition.pending ? "finalize" : "concurrently"));
            }
            statement.execute("drop table " + partition.name);
        }
        log.info("Partition of the event log dropped name={}", partition.name);
    }

    private static void detachLocking(Statement statement, Partition partition) throws SQLException {
        statement.execute("set lock_timeout = '5s'");
        try {
            statement.execute("alter table event detach partition " + partition.name);
        } finally {
            statement.execute("reset lock_timeout");
        }
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * A table of the log.
     *
     * @param pending whether its detaching was begun and not finished
     */
    record Partition(String name, boolean attached, boolean pending) {}
}
