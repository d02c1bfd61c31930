package io.healthscore.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request, and how to mend it: an element of a problem document's {@code errors}.
 * <pre>{@code
 * Fault.at("/occurredAt", "must be an RFC 3339 time such as 2026-03-01T09:30:00Z")
 * Fault.parameter("limit", "must be between 1 and 1000")
 * }</pre>
 *
 * @param pointer where in the body (RFC 6901; empty for the body as a whole); null for a parameter
 * @param parameter which path or query parameter or header; null for the body
 * @param detail what it must be, a sentence without its subject; never a class name or SQL
 */
public record Fault(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pointer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parameter,
        String detail) {

    public static Fault at(String pointer, String detail) {
        return new Fault(pointer, null, detail);
    }

    public static Fault parameter(String name, String detail) {
        return new Fault(null, name, detail);
    }

    /** The same fault of a body that is itself a part: {@code /value} under {@code /2} is at {@code /2/value}. */
    public Fault under(String prefix) {
        return pointer == null ? this : at(prefix + pointer, detail);
    }

    /** The whole sentence, such as {@code /value must be a number}. */
    public String sentence() {
        if (parameter != null) {
            return parameter + " " + detail;
        }
        return (pointer == null || pointer.isEmpty() ? "the body" : pointer) + " " + detail;
    }
}
