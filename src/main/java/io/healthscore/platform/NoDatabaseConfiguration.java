package io.healthscore.platform;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Stops a start that names no database before anything else begins: never a fallback that loses what it is sent. */
@Configuration(proxyBeanMethods = false)
@Profile("!local")
@Conditional(NoDatabaseGiven.class)
class NoDatabaseConfiguration {
    @Bean
    static BeanFactoryPostProcessor refusal() {
        return beans -> {
            throw new NoDatabase("Healthscore needs a Postgres and was given none.", """
                    Choose one of the two:
                      - your own (15 to 18): set SPRING_DATASOURCE_URL=jdbc:postgresql://<host>:5432/<database>, \
                    SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD;
                      - to try it out: the profile 'local' brings a Postgres along and keeps its data under ./data: \
                    ./mvnw spring-boot:run, or java -jar healthscore.jar --spring.profiles.active=local.""", null);
        };
    }
}
