package io.healthscore.platform;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Puts the next page's address into the {@code Link} header, since CSV has no room for a cursor. */
@ControllerAdvice
class NextPageLink implements ResponseBodyAdvice<Object> {

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
        if (body instanceof Page<?> page && page.nextCursor() != null) {
            var uri = request.getURI();
            var parameters = Stream.concat(parameters(uri.getRawQuery()), Stream.of("cursor=" + page.nextCursor()));
            var next = uri.getRawPath() + "?" + parameters.collect(Collectors.joining("&"));
            response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return body;
    }

    /** As they were sent, whatever their values are, but for this page's own cursor. */
    private static Stream<String> parameters(@Nullable String query) {
        return query == null
                ? Stream.empty()
                : Stream.of(query.split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("cursor="));
    }
}
