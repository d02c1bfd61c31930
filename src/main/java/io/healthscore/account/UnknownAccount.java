package io.healthscore.account;

/** No account has this id, or this external id: a 404 wherever it is thrown. */
public class UnknownAccount extends RuntimeException {

    private UnknownAccount(String message) {
        super(message);
    }

    public static UnknownAccount withId(String accountId) {
        return new UnknownAccount(
                "There is no account '%s'; register it or send an event for it.".formatted(accountId));
    }

    public static UnknownAccount withExternalId(String system, String externalId) {
        return new UnknownAccount("No account has the id '%s' in '%s'.".formatted(externalId, system));
    }
}
