package io.healthscore.platform;

import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page to browse and try the API on: Swagger UI out of our own jar, for machines that reach no CDN. */
@Configuration(proxyBeanMethods = false)
class SwaggerPage implements WebMvcConfigurer {

    /** The initializer among ours comes first: theirs opens somebody else's pet store. */
    private static final String OURS = "classpath:/swagger-ui/";

    private static final String THEIRS = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/swagger-ui.html", "/swagger-ui/index.html");
        registry.addRedirectViewController("/swagger-ui", "/swagger-ui/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui/**").addResourceLocations(OURS).addResourceLocations(theirs());
    }

    private static Resource[] theirs() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(THEIRS);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
