package io.healthscore.event;

import io.healthscore.signal.Days;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The months whose events are kept, from an account's first one on, so that a new account has few. */
@Component
class CountedMonths {

    private static final String FIRST_SIGNAL = """
            select day from signal_day where account_id = :accountId and day >= :from order by day limit 1
            """;

    private final Partitions partitions;
    private final MovedEvents events;
    private final JdbcClient jdbc;

    CountedMonths(Partitions partitions, MovedEvents events, JdbcClient jdbc) {
        this.partitions = partitions;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** The days of each, oldest first; older signals outlive their events. At least one month. */
    List<Days> of(String accountId) {
        var attached = partitions.attached();
        var from = attached.first().atDay(1);
        var first = Stream.of(events.next(accountId, from), firstSignal(accountId, from))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .map(YearMonth::from)
                .filter(month -> month.isBefore(attached.last()))
                .orElse(attached.last());
        return attached.tailSet(first).stream()
                .map(month -> new Days(month.atDay(1), month.plusMonths(1).atDay(1)))
                .toList();
    }

    private Optional<LocalDate> firstSignal(String accountId, LocalDate from) {
        return jdbc.sql(FIRST_SIGNAL)
                .param("accountId", accountId)
                .param("from", from)
                .query(LocalDate.class)
                .optional();
    }
}
