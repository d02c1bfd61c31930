package io.healthscore.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code fleet_shift}: a verdict for each day that was ever judged. Flags of that day are computed with it. */
@Repository
class FleetShifts {

    /** A verdict that stands is not touched, not even locked: a database in which nothing changes shall look so. */
    private static final String STORE = """
            insert into fleet_shift as f (day, suspect, compared, moved, reason, judged_at, changes)
            select :day, :suspect, :compared, :moved, :reason, :now, case when :suspect then 1 else 0 end
            where not exists (select from fleet_shift stands
                              where stands.day = :day and stands.suspect = :suspect and stands.compared = :compared
                                and stands.moved = :moved and stands.reason is not distinct from :reason)
            on conflict (day) do update set
                suspect = excluded.suspect, compared = excluded.compared, moved = excluded.moved,
                reason = excluded.reason, judged_at = excluded.judged_at,
                changes = f.changes + case when f.suspect = excluded.suspect then 0 else 1 end
            """;

    private static final String UNTOLD = """
            select day, changes from fleet_shift where changes > applied_changes order by day""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FleetShifts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    Set<LocalDate> suspectDays() {
        return Set.copyOf(jdbc.sql("select day from fleet_shift where suspect order by day")
                .query(LocalDate.class)
                .list());
    }

    /** Why that day's data are doubted; empty when they are not. */
    Optional<String> reason(LocalDate day) {
        return jdbc.sql("select reason from fleet_shift where day = :day and suspect")
                .param("day", day)
                .query(String.class)
                .optional();
    }

    /** @param begins whether the doubt is new, and so to be announced */
    @Transactional
    public void store(FleetShift shift, Instant now, boolean begins) {
        var reason = shift.reason();
        if (begins && reason != null) {
            events.publishEvent(new DataDoubted(shift.day(), reason));
        }
        jdbc.sql(STORE)
                .param("day", shift.day())
                .param("suspect", shift.suspect())
                .param("compared", shift.moves().compared())
                .param("moved", shift.moves().moved())
                .param("reason", shift.reason())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The verdicts that accounts do not all know of yet, the earliest first. */
    List<Changed> untold() {
        return jdbc.sql(UNTOLD)
                .query((row, index) -> new Changed(row.getObject("day", LocalDate.class), row.getLong("changes")))
                .list();
    }

    void told(List<Changed> verdicts) {
        verdicts.forEach(verdict -> jdbc.sql("update fleet_shift set applied_changes = :changes where day = :day")
                .param("changes", verdict.changes())
                .param("day", verdict.day())
                .update());
    }

    /** @param changes how often the verdict had changed when it was read */
    record Changed(LocalDate day, long changes) {}
}
