package io.healthscore.model;

import io.healthscore.scoring.ActiveDays;
import io.healthscore.scoring.Completed;
import io.healthscore.scoring.Count;
import io.healthscore.scoring.DistinctNames;
import io.healthscore.scoring.DistinctUsers;
import io.healthscore.scoring.Greatest;
import io.healthscore.scoring.Least;
import io.healthscore.scoring.Mean;
import io.healthscore.scoring.NetPromoterScore;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Share;
import io.healthscore.scoring.Sum;
import io.healthscore.scoring.Value;
import io.healthscore.signal.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads aggregates that run over a window. */
final class FlowReaders {

    private final SelectionReader selections;
    private final boolean windows;

    /** @param windows whether each has a window of its own; a change's value has none */
    FlowReaders(SelectionReader selections, boolean windows) {
        this.selections = selections;
        this.windows = windows;
    }

    Map<String, AggregateReader> byWord() {
        var readers = new LinkedHashMap<String, AggregateReader>();
        readers.put("count", part -> windowed(part, Count::new));
        readers.put("sum", part -> windowed(part, Sum::new));
        readers.put("mean", this::mean);
        readers.put("min", part -> windowed(part, Least::new));
        readers.put("max", part -> windowed(part, Greatest::new));
        readers.put("active_days", part -> windowed(part, ActiveDays::new));
        readers.put("distinct_users", part -> windowed(part, DistinctUsers::new));
        readers.put("distinct_names", part -> windowed(part, DistinctNames::new));
        readers.put("completed", this::completed);
        readers.put("nps", this::nps);
        readers.put("share", this::share);
        return readers;
    }

    private Supplier<Value> windowed(Part part, Windowing windowing) {
        return windowed(part, selections.read(part), windowing);
    }

    private Supplier<Value> windowed(Part part, Selected of, Windowing windowing) {
        var window = window(part);
        return () -> windowing.of(of.selection(), window);
    }

    private Supplier<Value> mean(Part part) {
        var halfLife = part.optional("halfLife").map(Node::days).orElse(Value.FOREVER);
        return windowed(part, (of, window) -> new Mean(of, window, halfLife));
    }

    private Supplier<Value> nps(Part part) {
        var of = selections.read(part);
        if (!of.isWithin(Set.of(EventType.NPS_RESPONSE))) {
            part.required("of").fault("must be nps_response");
        }
        return windowed(part, of, NetPromoterScore::new);
    }

    private Supplier<Value> completed(Part part) {
        if (part.optional("names").isEmpty()) {
            part.fault("needs names, the list that is to be completed");
        }
        return windowed(part, Completed::new);
    }

    private Supplier<Value> share(Part part) {
        var of = selections.read(part);
        var among = SelectionReader.types(part.required("among"));
        if (!among.isEmpty() && !of.isWithin(among)) {
            part.required("among").fault("must contain what of names");
        }
        return windowed(part, of, (selection, window) -> new Share(selection, Selection.of(among), window));
    }

    private int window(Part part) {
        return windows ? part.optional("window").map(Node::days).orElse(Value.FOREVER) : Value.FOREVER;
    }

    private interface Windowing {
        Value of(Selection of, int window);
    }
}
