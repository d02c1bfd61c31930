package io.healthscore.event;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which account becomes part of which. */
record Merge(String from, String into) {

    SortedSet<String> both() {
        return new TreeSet<>(List.of(from, into));
    }
}
