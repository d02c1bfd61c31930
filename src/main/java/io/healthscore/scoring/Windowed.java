package io.healthscore.scoring;

import java.util.List;

/** A value over a window of days that ends with the day scored and includes it. Over nothing it is missing. */
public sealed interface Windowed extends Changeable permits Counted, Mean, Least, Greatest, NetPromoterScore, Share {

    /** What it is computed over. */
    Selection basis();

    /** In days, the last one included; {@link Value#FOREVER} to reach back for ever. */
    int window();

    /** What it is over the days from {@code from} to {@code to}, both included. */
    Measurement over(Subject subject, long from, long to);

    @Override
    default Measurement measure(Subject subject) {
        return over(subject, subject.from(window()), subject.day());
    }

    @Override
    default List<Selection> selections() {
        return List.of(basis());
    }

    @Override
    default void reach(Reach reach) {
        reach(reach, window());
    }

    @Override
    default void reach(Reach reach, int days) {
        selections().forEach(selection -> reach.days(selection, days));
    }

    @Override
    default Measurement now(Subject subject, int window) {
        return over(subject, subject.day() - window, subject.day() - 1);
    }

    /** Missing unless the account and the feed were there for the whole of it. */
    @Override
    default Measurement base(Subject subject, int window, int before) {
        long to = subject.day() - window - 1;
        long from = to - before + 1;
        return subject.begin(basis()) > from ? Measurement.MISSING : over(subject, from, to);
    }
}
