package io.healthscore.scoring;

import io.healthscore.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who was there on which days. The users of any span of days are counted without gathering them anew: a visit counts
 * unless the same user's visit before it lies in the span as well.
 */
final class UserVisits {

    private static final int NEVER = Integer.MIN_VALUE;

    /** Eight bytes each are held for as long as an account is being scored. */
    private static final int MOST = 1 << 15;

    /** Ascending, one element a visit. */
    private final int[] days;

    /** When the visit's user was there before. */
    private final int[] before;

    private UserVisits(int[] days, int[] before) {
        this.days = days;
        this.before = before;
    }

    /** Empty where there are too many. */
    static Optional<UserVisits> of(Series series) {
        var users = new ArrayList<UsersOfDay>();
        int visits = 0;
        for (Signals signals : series.all()) {
            for (int i = 0; i < signals.size(); i++) {
                users.add(new UsersOfDay(signals.days()[i], signals.users()[i]));
                visits += signals.users()[i].length;
                if (visits > MOST) {
                    return Optional.empty();
                }
            }
        }
        users.sort(Comparator.comparingInt(UsersOfDay::day));
        return Optional.of(of(users, visits));
    }

    private static UserVisits of(List<UsersOfDay> users, int visits) {
        var days = new int[visits];
        var before = new int[visits];
        var lastVisits = new LastVisits();
        int visit = 0;
        for (UsersOfDay ofDay : users) {
            for (long user : ofDay.users) {
                days[visit] = ofDay.day;
                before[visit++] = lastVisits.replace(user, ofDay.day);
            }
        }
        return new UserVisits(days, before);
    }

    /** How many different users there were in those days, both included. */
    int users(long from, long to) {
        long first = Math.max(from, NEVER + 1L);
        int users = 0;
        for (int i = Signals.firstFrom(first, days); i < days.length && days[i] <= to; i++) {
            users += before[i] < first ? 1 : 0;
        }
        return users;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record UsersOfDay(int day, long[] users) {}

    /** A hash table of each user's last visit so far. */
    private static final class LastVisits {

        private long[] users = new long[64];
        private int[] days = new int[64];
        private int size;

        /** @return the visit before; {@link #NEVER} for a user's first one */
        int replace(long hash, int day) {
            long user = hash + 1; // so that 0 is an empty slot
            int slot = slot(user);
            if (users[slot] == 0) {
                insert(slot, user, day);
                return NEVER;
            }
            int before = days[slot];
            days[slot] = day;
            return before;
        }

        private int slot(long user) {
            int mask = users.length - 1;
            int slot = (int) (user >>> 20) & mask;
            while (users[slot] != 0 && users[slot] != user) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void insert(int slot, long user, int day) {
            users[slot] = user;
            days[slot] = day;
            if (++size * 2 > users.length) {
                grow();
            }
        }

        private void grow() {
            long[] formerUsers = users;
            int[] formerDays = days;
            users = new long[2 * formerUsers.length];
            days = Arrays.copyOf(formerDays, users.length);
            for (int i = 0; i < formerUsers.length; i++) {
                if (formerUsers[i] != 0) {
                    int slot = slot(formerUsers[i]);
                    users[slot] = formerUsers[i];
                    days[slot] = formerDays[i];
                }
            }
        }
    }
}
