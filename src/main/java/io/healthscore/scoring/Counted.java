package io.healthscore.scoring;

/**
 * A value that is zero, and not missing, over an empty window: for an account that could have sent an event, from the
 * later of its beginning and the feed's, once the minimum age of that has passed. Without a window an account older
 * than the feed may have had its events before anybody looked, so there it is missing until the first one.
 */
public sealed interface Counted extends Windowed
        permits Count, Sum, ActiveDays, DistinctUsers, DistinctNames, Completed {

    @Override
    default Measurement measure(Subject subject) {
        long begin = subject.begin(basis());
        if (basis().names().isEmpty() || !subject.isOldEnough(begin)) {
            return Measurement.MISSING;
        }
        if (window() == FOREVER) {
            Measurement ever = over(subject, Long.MIN_VALUE, subject.day());
            return ever.lastEventAt() == Measurement.NEVER && subject.beganBefore(begin) ? Measurement.MISSING : ever;
        }
        long from = subject.from(window());
        if (!additive() || begin <= from) {
            return over(subject, from, subject.day());
        }
        double lived = subject.day() - begin + 1.0;
        return over(subject, begin, subject.day()).scaled(window(), lived);
    }

    @Override
    default long measurableFrom(Subject subject) {
        if (measure(subject).isMeasured()) {
            return Long.MIN_VALUE;
        }
        return measure(subject.ofAnyAge()).isMeasured() ? subject.oldEnoughFrom(basis()) : Long.MAX_VALUE;
    }
}
