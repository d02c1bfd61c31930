package io.healthscore.tracking;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says in problems of the tracking paths, in the words that Segment's clients look for as well, what went wrong. */
@ControllerAdvice
class TrackingProblems implements ResponseBodyAdvice<Object> {

    private static final String PATHS = "/v1/";

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && problem.getInstance() != null
                && problem.getInstance().getPath().startsWith(PATHS)) {
            var type = String.valueOf(problem.getType());
            problem.setProperty("code", type.substring(type.lastIndexOf('/') + 1));
            problem.setProperty("message", problem.getDetail());
        }
        return body;
    }
}
