package io.healthscore.signal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A set of user ids, small enough to keep one a day: the 63-bit hashes of its members, sorted, only the smallest
 * {@value #CAPACITY} of them (bottom-k). Exact below that many users; beyond, the standard error is
 * 1 / sqrt({@value #CAPACITY} - 2) = 4.4 %. A pure function of the set, so the order of events never matters and a
 * rebuild is equal value for value. The SQL function {@code signal_users_merge} does the same merge.
 */
public final class UserSet {

    public static final int CAPACITY = 512;

    private static final long[] EMPTY = {};

    private UserSet() {}

    /** The hash of a user id: 63 bits, stable for ever, since it is stored. FNV-1a finished by SplitMix64's mixer. */
    public static long hash(String userId) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : userId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return (hash ^ (hash >>> 31)) >>> 1;
    }

    /** The union of the sets. */
    public static long[] union(Collection<long[]> sets) {
        if (sets.isEmpty()) {
            return EMPTY;
        }
        if (sets.size() == 1) {
            return sets.iterator().next();
        }
        return sets.stream()
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .limit(CAPACITY)
                .toArray();
    }

    /** How many users the set stands for: exact below {@value #CAPACITY}, else estimated. */
    public static double size(long[] set) {
        if (set.length < CAPACITY) {
            return set.length;
        }
        double share = (set[CAPACITY - 1] + 1.0) / 0x1p63;
        return Math.rint((CAPACITY - 1) / share);
    }
}
