package io.healthscore.model;

import io.healthscore.platform.Fault;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An object of a definition while its fields are read. Fields that nobody asked for are faults when it is built. */
final class Part {

    private static final int MOST_OTHERS = 20;

    private final Node node;
    private final String what;
    private final int faultsBefore;
    private final Set<String> asked = new LinkedHashSet<>();

    Part(Node node, String what) {
        this.node = node;
        this.what = what;
        this.faultsBefore = node.faults().size();
    }

    Node required(String field) {
        return optional(field).orElseGet(() -> {
            var absent = node.in(field);
            if (node.json().isObject()) {
                node.faults().add(Fault.at(absent.pointer(), "is required"));
            }
            return absent.missing();
        });
    }

    /** The field's value; JSON's null counts as absent. */
    Optional<Node> optional(String field) {
        asked.add(field);
        return Optional.of(node.in(field)).filter(value -> !value.isAbsent());
    }

    void fault(String detail) {
        node.fault(detail);
    }

    /** What the maker makes of the part, unless the part or anything in it has a fault. */
    <T> Optional<T> build(Supplier<T> maker) {
        refuseOthers();
        return isFaulty() ? Optional.empty() : node.attempt(maker);
    }

    private boolean isFaulty() {
        return node.json().isMissingNode() || node.faults().size() > faultsBefore;
    }

    /** Makes a fault of each field that nobody asked for, up to as many as anybody reads. */
    void refuseOthers() {
        node.json().propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .limit(MOST_OTHERS)
                .forEach(name -> node.in(name)
                        .fault("is not a field of %s; it takes %s".formatted(what, String.join(", ", asked))));
    }
}
