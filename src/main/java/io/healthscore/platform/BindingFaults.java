package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The faults behind the framework's binding and validation failures, with pointers or parameter names. */
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
        return Fault.at(
                error instanceof FieldError field ? pointer(field.getField()) : "",
                Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"));
    }

    static List<Fault> of(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> of(result).stream())
                .toList();
    }

    static List<Fault> of(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json) {
            return List.of(of(json));
        }
        return List.of(Fault.at("", "is required"));
    }

    private static List<Fault> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return of((Errors) body);
        }
        var name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "a parameter");
        return result.getResolvableErrors().stream()
                .map(error ->
                        Fault.parameter(name, Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid")))
                .toList();
    }

    private static Fault of(JacksonException json) {
        var pointer = json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/"
                        + JsonPointer.empty().appendProperty(step).toString().substring(1))
                .collect(Collectors.joining());
        if (json instanceof UnrecognizedPropertyException) {
            return Fault.at(pointer, "is not a field of this body");
        }
        if (json instanceof MismatchedInputException mismatch) {
            return Fault.at(pointer, mustBe(mismatch.getTargetType()));
        }
        return StrictJson.malformed(json);
    }

    private static String mustBe(@Nullable Class<?> type) {
        return type == null
                ? "is of the wrong type"
                : WORDS.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "is of the wrong type");
    }

    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
