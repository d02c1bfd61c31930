package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalWindow;
import io.healthscore.signal.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What several values of a model ask of the same window, found once. */
final class Lookup {

    private final SignalWindow window;
    private final Map<Selection, Series> series = new HashMap<>();
    private final Map<Users, Double> users = new HashMap<>();

    Lookup(SignalWindow window) {
        this.window = window;
    }

    SignalWindow window() {
        return window;
    }

    Series series(Selection of) {
        return series.computeIfAbsent(of, this::select);
    }

    double users(Selection of, long from, long to) {
        return users.computeIfAbsent(new Users(of, from, to), this::unite);
    }

    private Series select(Selection of) {
        var all = new ArrayList<Signals>();
        for (EventType type : of.types()) {
            for (Signals signals : window.of(type)) {
                if (of.names().include(signals.facet())) {
                    all.add(
                            of.severity() == Severity.ANY
                                    ? signals
                                    : signals.ofSeverity(of.severity().level()));
                }
            }
        }
        return new Series(List.copyOf(all));
    }

    private double unite(Users wanted) {
        var union = new UserUnion();
        series(wanted.of).users(wanted.from, wanted.to, union);
        return union.size();
    }

    private record Users(Selection of, long from, long to) {}
}
