package io.healthscore.scoring;

import io.healthscore.signal.UserSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many different users there were, in any span of days. What was asked once is not counted again. */
final class UserCounts {

    /** One day does not ask for as many spans. Whoever does scores many days, and then an index pays. */
    private static final int GATHERED = 6;

    private final Series series;
    private final Map<Span, Double> counts = new HashMap<>();
    private Optional<UserVisits> visits = Optional.empty();

    UserCounts(Series series) {
        this.series = series;
    }

    double between(long from, long to) {
        return counts.computeIfAbsent(new Span(from, to), this::count);
    }

    private double count(Span span) {
        if (counts.size() == GATHERED) {
            visits = UserVisits.of(series);
        }
        int exact = visits.map(kept -> kept.users(span.from, span.to)).orElse(UserSet.CAPACITY);
        return exact < UserSet.CAPACITY ? exact : series.users(span.from, span.to);
    }

    private record Span(long from, long to) {

        /** Spans of the same length on days in a row would share few buckets with a record's own. */
        @Override
        public int hashCode() {
            return (int) (31 * to + (to - from));
        }
    }
}
