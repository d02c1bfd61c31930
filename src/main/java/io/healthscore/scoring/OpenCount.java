package io.healthscore.scoring;

import java.util.List;

/** How many tickets, or failed payments, are open. */
public record OpenCount(Selection of, int window) implements Value {

    public OpenCount {
        OpenSpells.check(of, window);
    }

    @Override
    public Measurement measure(Subject subject) {
        return OpenSpells.of(subject, of, window).measure(OpenSpells::count);
    }

    @Override
    public List<Selection> selections() {
        return List.of(of);
    }

    @Override
    public void reach(Reach reach) {
        OpenSpells.reach(reach, of, window);
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return OpenSpells.count(of, measurement.value()) + " open";
    }
}
