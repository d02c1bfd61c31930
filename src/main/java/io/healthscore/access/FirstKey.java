package io.healthscore.access;

import io.healthscore.platform.OneAtATime;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes a key with the scope manage at the first start of a service that nobody could manage else, and prints it once. */
@Component
class FirstKey {

    private final AccessProperties properties;
    private final KeyHolders holders;
    private final ApiKeys keys;
    private final OneAtATime oneAtATime;

    FirstKey(AccessProperties properties, KeyHolders holders, ApiKeys keys, OneAtATime oneAtATime) {
        this.properties = properties;
        this.holders = holders;
        this.keys = keys;
        this.oneAtATime = oneAtATime;
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeIfNeeded() {
        if (!properties.open() && !holders.thereIsAnotherWayIn()) {
            oneAtATime.run("first-api-key", this::make);
        }
    }

    private void make() {
        if (keys.isEmpty()) {
            print(holders.make(new ApiKeyRequest("first key", Set.of(Scope.MANAGE), null))
                    .secret());
        }
    }

    /** Not logged: logs are kept and sent around. */
    @SuppressWarnings("SystemOut")
    private static void print(Secret secret) {
        System.out.println("""

                This is the first key. It may everything, and it is shown this once:

                  %s

                Try it: curl -H 'Authorization: Bearer %1$s' localhost:8080/api/v1/whoami
                """.formatted(secret.text()));
    }
}
