package io.healthscore;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.resilience.annotation.EnableResilientMethods;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableResilientMethods
class Healthscore {
    public static void main(String[] args) {
        // Programs read its answers, addresses and headers: their digits are not those of the country where it stands.
        Locale.setDefault(Locale.ROOT);
        SpringApplication.run(Healthscore.class, args);
    }
}
