package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalWindow;
import io.healthscore.signal.Signals;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A window and what values select of it, found once for all days that are scored with it. Not for several threads. */
public final class SelectedSignals {

    private final SignalWindow window;

    /** A model's selections live as long as the model; to compare what they say would cost more than to select twice. */
    private final Map<Selection, Series> series = new IdentityHashMap<>();

    private final Map<Selection, UserCounts> users = new IdentityHashMap<>();

    public SelectedSignals(SignalWindow window) {
        this.window = window;
    }

    public SignalWindow window() {
        return window;
    }

    Series series(Selection of) {
        return series.computeIfAbsent(of, this::select);
    }

    /** How many different users there were in those days. */
    double users(Selection of, long from, long to) {
        return users.computeIfAbsent(of, selection -> new UserCounts(series(selection)))
                .between(from, to);
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
}
