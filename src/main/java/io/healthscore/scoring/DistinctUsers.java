package io.healthscore.scoring;

/** How many different users there were. Events that name nobody leave it missing. */
public record DistinctUsers(Selection of, int window) implements Counted {

    public DistinctUsers {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        long lastAt = subject.series(of).lastAt(from, to);
        double users = subject.users(of, from, to);
        return users == 0 && lastAt != Measurement.NEVER ? Measurement.MISSING : Measurement.of(users, lastAt);
    }
}
