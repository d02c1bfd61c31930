package io.healthscore.access;

import io.healthscore.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** An {@link IntegrationTest} of a service that lets in only who has a key, such as {@link #ADMIN_KEY}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(
        properties = {"healthscore.access.open=false", "healthscore.access.admin-key=  " + WithKeys.ADMIN_KEY + "  "})
public @interface WithKeys {

    String ADMIN_KEY = "any text will do, this one for instance";
}
