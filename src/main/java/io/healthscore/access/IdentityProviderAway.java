package io.healthscore.access;

import java.io.Serial;

/** Whether a token is genuine can't be told now: the keys that its signature is checked with can't be had. */
class IdentityProviderAway extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    IdentityProviderAway(Throwable cause) {
        super("The identity provider does not answer", cause);
    }
}
