package io.healthscore.scoring;

import io.healthscore.signal.Signals;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The signals of one selection, and what aggregates run over them. Days are inclusive on both ends. */
record Series(List<Signals> all) {

    double count(long from, long to) {
        long count = 0;
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                count += signals.counts()[i];
            }
        }
        return count;
    }

    /** Of one facet only. */
    double count(String facet, long from, long to) {
        for (Signals signals : all) {
            if (signals.facet().equals(facet)) {
                return new Series(List.of(signals)).count(from, to);
            }
        }
        return 0;
    }

    double sum(long from, long to) {
        double sum = 0;
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                sum += signals.sums()[i];
            }
        }
        return sum;
    }

    /** NaN without any value. */
    double mean(long from, long to, int halfLife) {
        double sum = 0;
        double valued = 0;
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                double weight =
                        halfLife == Value.FOREVER ? 1 : Math.pow(2, -(double) (to - signals.days()[i]) / halfLife);
                sum += weight * signals.sums()[i];
                valued += weight * signals.valued()[i];
            }
        }
        return valued == 0 ? Double.NaN : sum / valued;
    }

    /** NaN without any value. */
    double least(long from, long to) {
        double least = Double.NaN;
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                double min = signals.mins()[i];
                least = min < least || Double.isNaN(least) ? min : least;
            }
        }
        return least;
    }

    /** NaN without any value. */
    double greatest(long from, long to) {
        double greatest = Double.NaN;
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                double max = signals.maxs()[i];
                greatest = max > greatest || Double.isNaN(greatest) ? max : greatest;
            }
        }
        return greatest;
    }

    int activeDays(long from, long to) {
        var active = new BitSet();
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                active.set((int) (to - signals.days()[i]));
            }
        }
        return active.cardinality();
    }

    int names(long from, long to) {
        var names = new HashSet<String>();
        for (Signals signals : all) {
            boolean seen = signals.firstFrom(from) < signals.firstFrom(to + 1);
            if (seen && !signals.facet().isEmpty()) {
                names.add(signals.facet());
            }
        }
        return names.size();
    }

    /** The names that have signals of their own, the most frequent first. */
    List<String> namesByCount(long from, long to) {
        var counts = new TreeMap<String, Double>();
        for (Signals signals : all) {
            double count = new Series(List.of(signals)).count(from, to);
            if (count > 0 && !signals.facet().isEmpty() && !signals.facet().equals(Signals.OTHER)) {
                counts.merge(signals.facet(), count, Double::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many different users there were, found by gathering them. */
    double users(long from, long to) {
        var union = new UserUnion();
        for (Signals signals : all) {
            int end = signals.firstFrom(to + 1);
            for (int i = signals.firstFrom(from); i < end; i++) {
                union.add(signals.users()[i]);
            }
        }
        return union.size();
    }

    /** The time of the newest event in those days; {@link Measurement#NEVER} without any. */
    long lastAt(long from, long to) {
        long lastAt = Measurement.NEVER;
        for (Signals signals : all) {
            int last = signals.firstFrom(to + 1) - 1;
            if (last >= 0 && signals.days()[last] >= from) {
                lastAt = Math.max(lastAt, signals.lastAts()[last]);
            }
        }
        return lastAt;
    }

    /** The newest row up to the day, by time and then id. */
    @Nullable
    Row last(long day) {
        Row newest = null;
        for (Signals signals : all) {
            int last = signals.firstFrom(day + 1) - 1;
            if (last >= 0) {
                Row row = Row.of(signals, last);
                newest = newest == null || newest.isFollowedBy(row) ? row : newest;
            }
        }
        return newest;
    }

    /** The newest row up to the day, by time and then id, whose last event had a value. */
    @Nullable
    Row lastValued(long day) {
        Row newest = null;
        for (Signals signals : all) {
            int last = signals.firstFrom(day + 1) - 1;
            while (last >= 0 && Double.isNaN(signals.lasts()[last])) {
                last--;
            }
            if (last >= 0) {
                Row row = Row.of(signals, last);
                newest = newest == null || newest.isFollowedBy(row) ? row : newest;
            }
        }
        return newest;
    }
}
