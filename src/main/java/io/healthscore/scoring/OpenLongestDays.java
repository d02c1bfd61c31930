package io.healthscore.scoring;

import java.util.List;
import java.util.OptionalLong;

/** For how many days the longest open ticket, or failed payment, has been open. */
public record OpenLongestDays(Selection of, int window) implements Value {

    public OpenLongestDays {
        OpenSpells.check(of, window);
    }

    @Override
    public Measurement measure(Subject subject) {
        return OpenSpells.of(subject, of, window).measure(OpenSpells::longest);
    }

    @Override
    public List<String> names(Subject subject) {
        return OpenSpells.of(subject, of, window).longestOpen().stream().toList();
    }

    @Override
    public OptionalLong since(Subject subject, Measurement measurement) {
        return OptionalLong.of(subject.day() - (long) measurement.value());
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
        String open = OpenSpells.count(of, measurement.part()) + " open";
        if (measurement.part() == 0) {
            return open;
        }
        return open
                + (measurement.part() > 1 ? ", the longest for " : " for ")
                + Words.quantity(measurement.value(), "days");
    }
}
