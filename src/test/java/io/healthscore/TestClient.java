package io.healthscore;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.http.server.LocalTestWebServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A client that shows answers as they are. The one that webhooks bring to the classpath would repeat a 429 and a 503 by itself. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClient {

    /** For whichever port of this machine. */
    public static RestTestClient.Builder<?> builder() {
        return RestTestClient.bindToServer(new JdkClientHttpRequestFactory());
    }

    @Bean
    @Lazy
    RestTestClient restTestClient(ApplicationContext context) {
        return builder()
                .uriBuilderFactory(LocalTestWebServer.obtain(context).uriBuilderFactory())
                .build();
    }
}
