package io.healthscore.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The first so many of what may be many, and how many more there were. */
final class Few<T> {

    private final int most;
    private final List<T> items = new ArrayList<>();
    private long cut;

    Few(int most) {
        this.most = most;
    }

    void add(Supplier<T> item) {
        if (items.size() < most) {
            items.add(item.get());
        } else {
            cut++;
        }
    }

    List<T> items() {
        return List.copyOf(items);
    }

    long cut() {
        return cut;
    }
}
