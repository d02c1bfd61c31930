package io.healthscore.access;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells who a key or token stands for. */
@Component
class Callers {

    private final AdminKey adminKey;
    private final KnownKeys keys;
    private final Tokens tokens;
    private final Clock clock;

    Callers(AdminKey adminKey, KnownKeys keys, Tokens tokens, Clock clock) {
        this.adminKey = adminKey;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    Caller of(Credential credential) {
        var text = credential.text();
        var hash = Sha256.of(text);
        if (adminKey.hasHash(hash)) {
            return Caller.ADMIN;
        }
        return Secret.isOne(text) ? holder(hash) : stranger(text);
    }

    private Caller holder(String hash) {
        var known = keys.find(hash)
                .orElseThrow(
                        () -> new NotAuthenticated("There is no such key; whoever manages this service can make one."));
        if (known.revokedAt() != null) {
            throw new NotAuthenticated("This key was revoked; whoever manages this service can make another.");
        }
        if (known.hasExpired(clock.instant())) {
            throw new NotAuthenticated("This key has expired or was replaced by its rotation; ask for the new one.");
        }
        return known.caller();
    }

    private Caller stranger(String text) {
        if (text.startsWith("hsk_")) {
            throw new NotAuthenticated(
                    "This is no key as they are made here: its check digits do not fit. Was it cut off?");
        }
        return tokens.caller(text);
    }
}
