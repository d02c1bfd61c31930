package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Whether enough is measured for a number that does not pretend, and if not, why and what would mend it. */
record Sufficiency(Tally tally, Subject subject) {

    private static final double HAIR = 1e-9; // what sums of binary fractions may be off

    static Sufficiency of(Tally tally, Subject subject) {
        return new Sufficiency(tally, subject);
    }

    Optional<Insufficient> judge() {
        OptionalLong left = AccountStates.cancelledOn(subject);
        if (left.isPresent() && left.getAsLong() <= subject.day()) {
            return Optional.of(new Insufficient(
                    subject.facts().accountId() + " left on " + LocalDate.ofEpochDay(left.getAsLong()), List.of()));
        }
        return floors().stream()
                .filter(floor -> floor.coverage(this::isMeasured) < floor.minimum - HAIR)
                .findFirst()
                .map(floor -> new Insufficient(because(floor), send(floor)))
                .or(this::withoutEvents);
    }

    /** What a record says is measured without any event, but makes no score alone. */
    private Optional<Insufficient> withoutEvents() {
        return subject.feeds().firstDays().isEmpty()
                ? Optional.of(new Insufficient(
                        "no event of %s up to %s is known"
                                .formatted(subject.facts().accountId(), LocalDate.ofEpochDay(subject.day())),
                        send(whole())))
                : Optional.empty();
    }

    /** A category's floor tells more than the whole's, so those come first. */
    private List<Floor> floors() {
        var floors = new ArrayList<Floor>();
        for (Category category : tally.model().categories()) {
            if (category.minimumCoverage() > 0) {
                floors.add(new Floor(
                        category.key(),
                        category.minimumCoverage(),
                        metric -> metric.category().equals(category.key())));
            }
        }
        floors.add(whole());
        return floors;
    }

    private Floor whole() {
        double minimum = Math.max(HAIR * 2, tally.model().floors().minimumCoverage());
        return new Floor("the model", minimum, metric -> true);
    }

    private boolean isMeasured(int metric) {
        return tally.measurements().get(metric).isMeasured();
    }

    private String because(Floor floor) {
        OptionalLong begin = scoresBegin();
        if (begin.isEmpty()) {
            long percent = (long) Math.floor(100 * floor.coverage(this::isMeasured) + HAIR);
            String needed = Words.number(100 * floor.minimum);
            return (percent == 0 ? "nothing" : "only " + percent + " %") + " of " + floor.name + " is measured"
                    + (needed.equals("0") ? "" : ", and " + needed + " % is needed");
        }
        return age() + "; scores begin on " + LocalDate.ofEpochDay(begin.getAsLong());
    }

    private String age() {
        long age = subject.age();
        if (age < 0) {
            return subject.facts().accountId() + " begins on " + subject.facts().since();
        }
        if (age >= tally.model().floors().minimumAge()) {
            return "events of " + subject.facts().accountId() + " have been taken for too few days";
        }
        return subject.facts().accountId() + " began "
                + (age == 0 ? "today" : Words.quantity((double) age, "days") + " ago");
    }

    /** The first day on which age alone would lift all floors; empty when something else is missing. */
    private OptionalLong scoresBegin() {
        if (withoutEvents().isPresent()) {
            return OptionalLong.empty();
        }
        long[] from = tally.model().metrics().stream()
                .mapToLong(metric -> metric.measurableFrom(subject))
                .toArray();
        return IntStream.range(0, from.length)
                .mapToLong(i -> from[i])
                .filter(day -> day > subject.day() && day < LocalDate.MAX.toEpochDay())
                .sorted()
                .filter(day -> floors().stream()
                        .allMatch(floor -> floor.coverage(i -> from[i] <= day) >= floor.minimum - HAIR))
                .findFirst();
    }

    private List<EventType> send(Floor floor) {
        var types = EnumSet.noneOf(EventType.class);
        for (int i = 0; i < tally.shares().length; i++) {
            Metric metric = tally.model().metrics().get(i);
            if (floor.of.test(metric) && !isMeasured(i) && metric.isComparable()) {
                metric.value().lacking(subject, types);
            }
        }
        return List.copyOf(types);
    }

    /** So much of the weight of some metrics must be measured. */
    private final class Floor {

        private final String name;
        private final double minimum;
        private final Predicate<Metric> of;

        Floor(String name, double minimum, Predicate<Metric> of) {
            this.name = name;
            this.minimum = minimum;
            this.of = of;
        }

        double coverage(IntPredicate measured) {
            double whole = 0;
            double part = 0;
            for (int i = 0; i < tally.shares().length; i++) {
                if (of.test(tally.model().metrics().get(i))) {
                    whole += tally.shares()[i];
                    part += measured.test(i) ? tally.shares()[i] : 0;
                }
            }
            return part / whole;
        }
    }
}
