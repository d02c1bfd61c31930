package io.healthscore.event;

/** The account has no event of that id and time. */
class UnknownEvent extends RuntimeException {

    UnknownEvent(EventKey key) {
        super("Account '%s' has no event '%s' of %s; the list of its events shows ids and times as they are to be sent."
                .formatted(key.accountId(), EventId.of(key.id()).id(), key.occurredAt()));
    }
}
