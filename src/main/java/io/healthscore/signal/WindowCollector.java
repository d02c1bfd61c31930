package io.healthscore.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.TreeMap;

/** Collects the rows of one account, which come by day within their type and facet. */
final class WindowCollector {

    private record Key(EventType type, String facet) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : facet.compareTo(other.facet);
        }
    }

    private final TreeMap<Key, SignalsCollector> byKey = new TreeMap<>();

    /** Adds the row that the result is at; its columns are those of {@link SignalReader}. */
    void add(ResultSet row) throws SQLException {
        of(EventType.of(row.getString(2)).orElseThrow(), row.getString(3)).add(row);
    }

    SignalsCollector of(EventType type, String facet) {
        return byKey.computeIfAbsent(new Key(type, facet), any -> new SignalsCollector());
    }

    SignalWindow window() {
        var signals = new ArrayList<Signals>(byKey.size());
        byKey.forEach((key, collector) -> signals.add(collector.signals(key.type, key.facet)));
        return new SignalWindow(signals);
    }
}
