package io.healthscore.model;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/**
 * Where a value is in two definitions, which need not be the same place: what has a key is found by it.
 *
 * @param before pointer into the earlier definition
 * @param after pointer into the later one
 * @param owners what it is a field of, in words, the outermost first
 * @param field empty for an item of a list and for the whole definition
 */
record Place(String before, String after, List<String> owners, String field) {

    static final Place ROOT = new Place("", "", List.of(), "");

    Place in(String name) {
        var step = JsonPointer.empty().appendProperty(name).toString();
        var inner = field.isEmpty()
                ? owners
                : Stream.concat(owners.stream(), Stream.of(field)).toList();
        return new Place(before + step, after + step, inner, name);
    }

    /** An item of the list that is here, at one position before and another after. */
    Place item(int from, int to, String called) {
        return new Place(before + "/" + from, after + "/" + to, List.of(called), "");
    }

    /** Such as "metric csat, normalize"; empty for fields of the definition itself. */
    String owner() {
        return String.join(", ", owners);
    }

    /** Such as "metric csat, normalize: best". */
    String words() {
        if (field.isEmpty()) {
            return owner();
        }
        return owners.isEmpty() ? field : owner() + ": " + field;
    }
}
