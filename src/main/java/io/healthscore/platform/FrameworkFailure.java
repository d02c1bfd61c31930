package io.healthscore.platform;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/** Says in our words what the framework found: its own messages name classes and do not say how to mend anything. */
final class FrameworkFailure {

    private static final URI UNTYPED = URI.create("about:blank");

    private FrameworkFailure() {}

    static ProblemDetail problem(Exception failure, @Nullable Object body, HttpStatusCode status) {
        if (body instanceof ProblemDetail own
                && own.getType() != null
                && !own.getType().equals(UNTYPED)) {
            return own;
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return CommonProblem.METHOD_NOT_ALLOWED.saying(sentence(method));
        }
        if (failure instanceof HttpMediaTypeException media) {
            return mediaType(media);
        }
        if (status.value() == 400) {
            var faults = faults(failure);
            return faults.isEmpty() ? CommonProblem.of(status) : Problems.invalid(faults);
        }
        return CommonProblem.of(status);
    }

    private static String sentence(HttpRequestMethodNotSupportedException failure) {
        var allowed = failure.getSupportedMethods();
        return allowed == null
                ? failure.getMethod() + " is not possible here."
                : failure.getMethod() + " is not possible here; use " + String.join(" or ", allowed) + ".";
    }

    private static ProblemDetail mediaType(HttpMediaTypeException failure) {
        var types = names(failure.getSupportedMediaTypes());
        if (failure instanceof HttpMediaTypeNotSupportedException) {
            var problem = CommonProblem.UNSUPPORTED_MEDIA_TYPE;
            return types.isEmpty() ? problem.problem() : problem.saying("Send the body as " + types + ".");
        }
        var problem = CommonProblem.NOT_ACCEPTABLE;
        return types.isEmpty() ? problem.problem() : problem.saying("This is answered as " + types + ".");
    }

    private static String names(Collection<MediaType> types) {
        return types.stream()
                .filter(MediaType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static List<Fault> faults(Exception failure) {
        if (failure instanceof MissingServletRequestParameterException missing) {
            return List.of(Fault.parameter(missing.getParameterName(), "is required"));
        }
        if (failure instanceof TypeMismatchException mismatch) {
            return List.of(BindingFaults.of(mismatch));
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return BindingFaults.of(invalid.getBindingResult());
        }
        return List.of();
    }
}
