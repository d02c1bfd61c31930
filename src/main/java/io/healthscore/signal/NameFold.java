package io.healthscore.signal;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the names of each day within bounds, as {@link SignalRecorder} does in the database. */
final class NameFold {

    private static final Comparator<SignalRow> BY_NAME =
            Comparator.comparing(row -> row.key().facet(), CodePoints::compare);

    private NameFold() {}

    static Map<SignalKey, SignalRow> fold(Collection<SignalRow> rows) {
        var folded = new HashMap<SignalKey, SignalRow>();
        var named = new ArrayList<SignalRow>();
        for (var row : rows) {
            if (NameDay.isNamed(row.key()) && !row.key().facet().equals(Signals.OTHER)) {
                named.add(row);
            } else {
                folded.put(row.key(), row);
            }
        }
        named.stream()
                .collect(groupingBy(row -> NameDay.of(row.key())))
                .forEach((day, ofDay) -> fold(day, ofDay, folded));
        return folded;
    }

    private static void fold(NameDay day, List<SignalRow> rows, Map<SignalKey, SignalRow> folded) {
        rows.sort(BY_NAME);
        int own = Math.min(rows.size(), NameDay.NAMES);
        rows.subList(0, own).forEach(row -> folded.put(row.key(), row));
        if (own == rows.size()) {
            return;
        }
        var others = new DaySignal(day.others());
        rows.subList(own, rows.size()).forEach(others::merge);
        folded.merge(
                day.others(), others.row(), (row, more) -> others.merge(row).row());
    }
}
