package io.healthscore.signal;

import java.util.Arrays;

/** A {@link UserSet} in the making: sorted, without repeats, and never more than its capacity. */
final class UserTally {

    private long[] hashes = {};

    void add(long hash) {
        int found = Arrays.binarySearch(hashes, hash);
        int at = -found - 1;
        if (found >= 0 || at == UserSet.CAPACITY) {
            return;
        }
        var grown = new long[Math.min(hashes.length + 1, UserSet.CAPACITY)];
        System.arraycopy(hashes, 0, grown, 0, at);
        grown[at] = hash;
        System.arraycopy(hashes, at, grown, at + 1, grown.length - at - 1);
        hashes = grown;
    }

    void addAll(long[] others) {
        for (long other : others) {
            add(other);
        }
    }

    long[] hashes() {
        return hashes;
    }
}
