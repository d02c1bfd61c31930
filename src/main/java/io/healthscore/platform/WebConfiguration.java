package io.healthscore.platform;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What Spring MVC writes besides JSON, and how it reads parameters. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    /** CSV comes last, so that JSON stays the answer to {@code Accept: *}{@code /*}. */
    @Override
    public void configureMessageConverters(ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> converters.add(new CsvConverter(json)));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class,
                Instant.class,
                text -> Times.instant(text).orElseThrow(() -> new IllegalArgumentException("not a time")));
        registry.addConverter(
                String.class,
                LocalDate.class,
                text -> Times.day(text).orElseThrow(() -> new IllegalArgumentException("not a day")));
    }
}
