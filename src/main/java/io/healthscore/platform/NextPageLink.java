package io.healthscore.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

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
            var next = UriComponentsBuilder.newInstance()
                    .path(uri.getRawPath())
                    .query(uri.getRawQuery())
                    .replaceQueryParam("cursor", page.nextCursor());
            response.getHeaders().add(HttpHeaders.LINK, "<" + next.build(true) + ">; rel=\"next\"");
        }
        return body;
    }
}
