package io.healthscore;

import io.healthscore.platform.SettableClock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
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
        var all = new HashMap<String, Object>(TestDatabase.properties(url));
        all.put("server.port", "0");
        all.putAll(properties);
        var application = new SpringApplicationBuilder(Healthscore.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> prepare(context, all, first.getBean(SettableClock.class)));
        return new Replica(application.run());
    }

    private static void prepare(
            ConfigurableApplicationContext context, Map<String, Object> properties, SettableClock clock) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("replica", properties));
        SettableClock.register(context, clock);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public RestTestClient client() {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return TestClient.builder().baseUrl("http://localhost:" + port).build();
    }

    @Override
    public void close() {
        context.close();
    }
}
