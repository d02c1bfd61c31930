package io.healthscore.model;

import io.healthscore.scoring.Names;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a definition lists once, under a key each. */
record NameLists(Map<String, Set<String>> lists) {

    private static final int MOST_NAMES = 1000;
    private static final int LONGEST_NAME = 200;

    static NameLists read(Optional<Node> node) {
        var lists = new LinkedHashMap<String, Set<String>>();
        node.ifPresent(given -> given.entries().forEach((key, list) -> lists.put(key, listed(list))));
        return new NameLists(lists);
    }

    /** {@code names}: a list, or the key of one. */
    Names names(Node node) {
        if (node.json().isArray()) {
            return Names.of(listed(node));
        }
        var list = lists.get(node.json().stringValue(""));
        if (list == null) {
            node.fault("must be a list of names or the key of one under /lists"
                    + (lists.isEmpty() ? "" : ": " + String.join(", ", lists.keySet())));
            return Names.ANY;
        }
        return Names.of(list);
    }

    private static Set<String> listed(Node node) {
        var names = new LinkedHashSet<String>();
        node.items(MOST_NAMES).forEach(name -> names.add(name.text(LONGEST_NAME)));
        return names;
    }
}
