package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The faults behind the framework's binding failures, by the names of parameters. */
final class BindingFaults {

    private static final Map<Class<?>, String> WORDS = Map.of(
            Integer.class, "must be a whole number",
            Long.class, "must be a whole number",
            Double.class, "must be a number",
            BigDecimal.class, "must be a number",
            Boolean.class, "must be true or false",
            LocalDate.class, "must be a day such as 2026-03-01",
            Instant.class, "must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
            Duration.class, "must be an ISO 8601 duration such as P28D",
            String.class, "must be a text");

    private BindingFaults() {}

    static Fault of(TypeMismatchException mismatch) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(mismatch.getPropertyName(), "a parameter");
        return Fault.parameter(name, mustBe(mismatch.getRequiredType()));
    }

    static List<Fault> of(Errors errors) {
        return errors.getAllErrors().stream().map(BindingFaults::of).toList();
    }

    /** What does not bind is a query parameter of a filter; a body is read as JSON. */
    private static Fault of(ObjectError error) {
        if (error instanceof FieldError field && field.contains(TypeMismatchException.class)) {
            return Fault.parameter(
                    field.getField(),
                    mustBe(field.unwrap(TypeMismatchException.class).getRequiredType()));
        }
        return Fault.at("", Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"));
    }

    private static String mustBe(@Nullable Class<?> type) {
        return type == null
                ? "is of the wrong type"
                : WORDS.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "is of the wrong type");
    }
}
