package io.healthscore.account;

import io.healthscore.platform.Fault;
import tools.jackson.core.JsonPointer;

/** Another account has the external id already. */
class ExternalIdTaken extends RuntimeException {

    private final transient ExternalId externalId;
    private final String holder;

    ExternalIdTaken(ExternalId externalId, String holder) {
        super(externalId + " is that of " + holder);
        this.externalId = externalId;
        this.holder = holder;
    }

    /** @param pointer where the account is in the body */
    Fault fault(String pointer) {
        var at = JsonPointer.empty().appendProperty("externalIds").appendProperty(externalId.system());
        return Fault.at(
                pointer + at,
                "is the %s id of account %s already; clear it there first".formatted(externalId.system(), holder));
    }
}
