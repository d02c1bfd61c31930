package io.healthscore.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What fails after its answer has begun can't be answered by a problem any more. The connection is broken instead, and
 * Tomcat logs why: a client must not take the first part for the whole, least of all where each line stands for itself.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE)
class BegunAnswers implements WebMvcConfigurer, HandlerExceptionResolver {

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, this);
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted() && !BrokenRequest.isCauseOf(failure)) {
            throw new IllegalStateException("Request " + RequestId.of(request) + " failed midway", failure);
        }
        return null;
    }
}
