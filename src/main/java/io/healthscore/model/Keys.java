package io.healthscore.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that parts of a definition go by, sound or not: what other parts may name. */
final class Keys {

    private final String what;
    private final Map<String, String> pointers = new LinkedHashMap<>();

    /** @param what they are keys of, as in "names no cap" */
    Keys(String what) {
        this.what = what;
    }

    /** Takes the keys of these parts; one that is taken already is a fault. */
    Keys add(List<Node> parts) {
        parts.forEach(part -> {
            var node = part.in("key");
            var taken = pointers.putIfAbsent(node.json().stringValue(""), node.pointer());
            if (taken != null && node.json().isString()) {
                node.fault("is the key of %s as well".formatted(taken.substring(0, taken.length() - "/key".length())));
            }
        });
        return this;
    }

    /** A key that must be one of these. */
    String reference(Node node) {
        var key = node.json().stringValue("");
        if (!pointers.containsKey(key)) {
            node.fault("names no %s of this model".formatted(what));
        }
        return key;
    }
}
