package io.healthscore.score;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account's closing scores, oldest first; days that were never scored are computed when asked for. */
@Component
class ScoreHistory {

    /** Days that were never scored, computed for one page at most; the page ends where they do. */
    private static final int COMPUTED_AT_MOST = 400;

    private final ScoreDays days;
    private final PastScores past;
    private final RulesNow rules;

    ScoreHistory(ScoreDays days, PastScores past, RulesNow rules) {
        this.days = days;
        this.past = past;
        this.rules = rules;
    }

    /** One row a period that lies in or touches {@code from} to {@code to}, from the account's first event on. */
    Page<HistoryRow> of(String accountId, LocalDate from, LocalDate to, Interval interval, Part part) {
        var now = rules.read();
        var firstDay = past.firstDay(accountId, now);
        if (firstDay == null) {
            return Page.whole(List.of());
        }
        var begin = part.cursor() == null
                ? from
                : Cursor.decode(part.cursor(), 1).day(0).plusDays(1);
        var wanted =
                periods(begin.isBefore(firstDay) ? firstDay : begin, earlier(to, now.today()), interval, part.limits());
        var stored = stored(accountId, wanted);
        var missing = wanted.stream().filter(day -> !stored.containsKey(day)).toList();
        var computed = missing.stream().limit(COMPUTED_AT_MOST).toList();
        past.of(accountId, computed, now)
                .forEach(day ->
                        stored.put(day.day(), HistoryRow.of(day, day.day().isBefore(now.today()))));
        return page(wanted, stored, missing, part.limits());
    }

    private static Page<HistoryRow> page(
            List<LocalDate> wanted, Map<LocalDate, HistoryRow> rows, List<LocalDate> missing, Limits limits) {
        if (missing.size() <= COMPUTED_AT_MOST) {
            return Page.of(rowsOf(wanted, rows), limits, ScoreHistory::cursor);
        }
        var known = rowsOf(
                wanted.stream()
                        .filter(day -> day.isBefore(missing.get(COMPUTED_AT_MOST)))
                        .limit(limits.limit())
                        .toList(),
                rows);
        return new Page<>(known, cursor(known.get(known.size() - 1)));
    }

    private static List<HistoryRow> rowsOf(List<LocalDate> wanted, Map<LocalDate, HistoryRow> rows) {
        return wanted.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    private static String cursor(HistoryRow last) {
        return Cursor.encode(last.day().toString());
    }

    private Map<LocalDate, HistoryRow> stored(String accountId, List<LocalDate> wanted) {
        if (wanted.isEmpty()) {
            return new TreeMap<>();
        }
        return days.findByAccountIdAndDayInOrderByDay(accountId, wanted).stream()
                .map(HistoryRow::of)
                .collect(Collectors.toMap(HistoryRow::day, row -> row, (a, b) -> a, TreeMap::new));
    }

    private static List<LocalDate> periods(LocalDate from, LocalDate to, Interval interval, Limits limits) {
        var ends = new ArrayList<LocalDate>();
        for (var day = from; !day.isAfter(to) && ends.size() < limits.withOneMore(); ) {
            var end = interval.endOf(day);
            ends.add(earlier(end, to));
            day = end.plusDays(1);
        }
        return ends;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** Which part of the list. */
    record Part(Limits limits, @Nullable String cursor) {}
}
