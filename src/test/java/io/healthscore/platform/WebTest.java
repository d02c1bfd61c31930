package io.healthscore.platform;

import io.healthscore.TestClient;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The web part of the platform on a random port, with {@link ProbeController} behind it and no database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WebTest.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(TestClient.class)
@interface WebTest {

    /** No component of its own, so that no other test's scan finds it. */
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class
            })
    @Import({
        ApiDocument.class,
        BegunAnswers.class,
        ContentEncodingFilter.class,
        ErrorPage.class,
        FrameworkProblems.class,
        HeldBodies.class,
        JsonConfiguration.class,
        LastResort.class,
        NextPageLink.class,
        ProbeController.class,
        ProblemCompletion.class,
        ReadFilter.class,
        RequestIdFilter.class,
        SwaggerPage.class,
        TomcatConfiguration.class,
        UriFilter.class,
        WebConfiguration.class
    })
    class Application {}
}
