package io.healthscore.scoring;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which names (a signal's facets) are meant: any, or those listed. A list may be empty, since a model ships before its
 * users have filled it in; then the metric is missing. They keep their order.
 */
public record Names(boolean any, Set<String> listed) {

    public static final Names ANY = new Names(true, Set.of());

    public Names {
        listed = Collections.unmodifiableSet(new LinkedHashSet<>(listed));
    }

    public static Names of(Set<String> names) {
        return new Names(false, names);
    }

    boolean include(String name) {
        return any || listed.contains(name);
    }

    boolean isEmpty() {
        return !any && listed.isEmpty();
    }
}
