package io.healthscore.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes what no handler took: logs it under the request's id and answers 500 through {@link ErrorPage}. Not an advice,
 * since an advice that takes every exception would win over a feature's own handlers.
 */
@Configuration(proxyBeanMethods = false)
class LastResort implements WebMvcConfigurer, HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        var id = RequestId.of(request);
        if (BrokenRequest.isCauseOf(failure)) {
            log.debug("Request {} broke off", id, failure);
        } else {
            log.error("Request {} failed: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
            fail(response);
        }
        return new ModelAndView();
    }

    private static void fail(HttpServletResponse response) {
        if (response.isCommitted()) {
            return;
        }
        try {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
