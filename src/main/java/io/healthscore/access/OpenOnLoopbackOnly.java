package io.healthscore.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Stops a start that would be open to the network, before anything else begins. */
@Configuration(proxyBeanMethods = false)
class OpenOnLoopbackOnly {

    private static final String ADDRESS = "server.address";
    private static final String MANAGEMENT_ADDRESS = "management.server.address";

    @Bean
    static BeanFactoryPostProcessor refusalToBeOpen(Environment environment) {
        return beans -> {
            if (isOpen(environment)) {
                checkAddresses(environment);
            }
        };
    }

    /** Read as {@link AccessProperties} reads it, of which there is none yet: {@code yes}, {@code on} and {@code 1} say so, too. */
    private static boolean isOpen(Environment environment) {
        return Binder.get(environment)
                .bind("healthscore.access.open", Boolean.class)
                .orElse(false);
    }

    private static void checkAddresses(Environment environment) {
        check(environment, ADDRESS);
        if (environment.containsProperty("management.server.port")) {
            check(environment, MANAGEMENT_ADDRESS);
        }
    }

    private static void check(Environment environment, String property) {
        var address = environment.getProperty(property);
        if (!isLoopback(address)) {
            throw new UnsafeStart(
                    "Healthscore is open (profile 'local', or healthscore.access.open=true): it asks nobody for a key. It must"
                            + " not listen on " + (address == null ? "every address" : address)
                            + ", where others reach it.",
                    """
                    Choose one of the two:
                      - to try it out on this machine: set %s=127.0.0.1;
                      - to let others in: start without the profile 'local' and healthscore.access.open, and give them keys \
                    (see docs/access.md).""".formatted(property));
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null
                    && !address.isBlank()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
