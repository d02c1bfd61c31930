package io.healthscore;

import io.healthscore.platform.SettableClock;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Another running instance of the service on the same database and the same clock as the first. Close it at the test's end. */
public final class Replica implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Replica of(ApplicationContext first) {
        return of(first, Map.of());
    }

    /** Starts one whose properties differ in these from a test's usual ones. */
    public static Replica of(ApplicationContext first, Map<String, String> properties) {
        var url = first.getEnvironment().getRequiredProperty("spring.datasource.url");
        var clock = first.getBean(SettableClock.class);
        return on(url, properties, context -> SettableClock.register(context, clock));
    }

    /**
     * Starts the first one on a database.
     *
     * @param preparation of the context that is about to start
     */
    public static Replica on(
            String url,
            Map<String, String> properties,
            ApplicationContextInitializer<ConfigurableApplicationContext> preparation) {
        var all = new HashMap<String, Object>(TestDatabase.properties(url));
        all.put("server.port", "0");
        all.putAll(properties);
        var application = new SpringApplicationBuilder(Healthscore.class)
                .web(WebApplicationType.SERVLET)
                .initializers(
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("replica", all)),
                        preparation);
        return new Replica(application.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI uri() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public RestTestClient client() {
        return TestClient.builder().baseUrl(uri().toString()).build();
    }

    @Override
    public void close() {
        context.close();
    }
}
