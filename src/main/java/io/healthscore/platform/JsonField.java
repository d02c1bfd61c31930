package io.healthscore.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One field of a {@link JsonFields}, read but not yet decided on: required, optional or with a default. */
public final class JsonField<T> {

    private final List<Fault> faults;
    private final String pointer;
    private final T placeholder;
    private final @Nullable JsonNode node;
    private @Nullable T value;

    JsonField(List<Fault> faults, String pointer, @Nullable JsonNode node, T placeholder) {
        this.faults = faults;
        this.pointer = pointer;
        this.node = node;
        this.placeholder = placeholder;
    }

    /** The value; absence is a fault, and a placeholder is returned. */
    public T required() {
        if (node == null) {
            fault("is required");
        }
        return value == null ? placeholder : value;
    }

    /** The value, or null if it is absent or wrong. */
    public @Nullable T orNull() {
        return value;
    }

    /** The value, or that one if it is absent. */
    public T or(T other) {
        return value == null ? other : value;
    }

    /** A further rule for a value that is there. */
    public JsonField<T> must(Predicate<? super T> rule, String otherwise) {
        if (value != null && !rule.test(value)) {
            fault(otherwise);
        }
        return this;
    }

    JsonField<T> read(Predicate<JsonNode> kind, Function<JsonNode, T> reading, String otherwise) {
        if (node == null) {
            return this;
        }
        if (kind.test(node)) {
            value = reading.apply(node);
        } else {
            fault(otherwise);
        }
        return this;
    }

    JsonField<T> parse(Function<String, Optional<T>> parsing, String otherwise) {
        if (node != null) {
            value = node.isString() ? parsing.apply(node.stringValue()).orElse(null) : null;
            if (value == null) {
                fault(otherwise);
            }
        }
        return this;
    }

    private void fault(String detail) {
        value = null;
        faults.add(Fault.at(pointer, detail));
    }
}
