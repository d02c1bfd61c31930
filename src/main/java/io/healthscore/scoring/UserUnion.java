package io.healthscore.scoring;

import io.healthscore.signal.UserSet;
import java.util.Arrays;

/**
 * The union of sorted user sets (see {@link UserSet}), gathered in one hash table without a copy of each. Once it holds
 * several times the sets' capacity, hashes too great to be among the smallest are dropped and no longer looked at.
 */
final class UserUnion {

    private static final int MOST = 4 * UserSet.CAPACITY;

    private long[] table = new long[64];
    private int size;
    private long limit = Long.MAX_VALUE;

    void add(long[] sorted) {
        for (long hash : sorted) {
            if (hash > limit) {
                return;
            }
            if (insert(hash)) {
                makeRoom();
            }
        }
    }

    double size() {
        return size < UserSet.CAPACITY ? size : UserSet.size(smallest());
    }

    private boolean insert(long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> 20) & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash + 1) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash + 1; // so that 0 is an empty slot
        size++;
        return true;
    }

    private void makeRoom() {
        if (size == MOST) {
            long[] smallest = smallest();
            limit = smallest[smallest.length - 1];
            Arrays.fill(table, 0);
            size = 0;
            insertAll(smallest);
        } else if (size * 2 > table.length) {
            long[] members = members();
            table = new long[table.length * 2];
            size = 0;
            insertAll(members);
        }
    }

    private void insertAll(long[] hashes) {
        for (long hash : hashes) {
            insert(hash);
        }
    }

    private long[] smallest() {
        long[] members = members();
        Arrays.sort(members);
        return Arrays.copyOf(members, UserSet.CAPACITY);
    }

    private long[] members() {
        var members = new long[size];
        int next = 0;
        for (long entry : table) {
            if (entry != 0) {
                members[next++] = entry - 1;
            }
        }
        return members;
    }
}
