package io.healthscore.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One field of a {@link JsonFields}, read but not yet decided on: required, optional or with a default. */
public final class JsonField<T> {

    private final List<Fault> faults;
    private final Supplier<String> pointer;
    private final T placeholder;
    private final @Nullable JsonNode node;
    private @Nullable T value;

    JsonField(List<Fault> faults, Supplier<String> pointer, @Nullable JsonNode node, T placeholder) {
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
        return must(rule, () -> otherwise);
    }

    /** A further rule, with words that are only made when it is broken: most fields are right, and there are many. */
    JsonField<T> must(Predicate<? super T> rule, Supplier<String> otherwise) {
        if (value != null && !rule.test(value)) {
            fault(otherwise.get());
        }
        return this;
    }

    JsonField<T> read(Predicate<JsonNode> kind, Function<JsonNode, T> reading, Supplier<String> otherwise) {
        if (node == null) {
            return this;
        }
        if (kind.test(node)) {
            value = reading.apply(node);
        } else {
            fault(otherwise.get());
        }
        return this;
    }

    JsonField<T> parse(Function<String, Optional<T>> parsing, String otherwise) {
        return parse(parsing, (Function<String, String>) written -> otherwise);
    }

    /** @param otherwise made of what is written */
    JsonField<T> parse(Function<String, Optional<T>> parsing, Function<String, String> otherwise) {
        if (node != null) {
            value = node.isString() ? parsing.apply(node.stringValue()).orElse(null) : null;
            if (value == null) {
                fault(otherwise.apply(node.asString("")));
            }
        }
        return this;
    }

    private void fault(String detail) {
        value = null;
        faults.add(Fault.at(pointer.get(), detail));
    }
}
