package io.healthscore.access;

import org.springframework.http.server.PathContainer;

/** The scope that an operation of the contract needs, as the running service has it. */
public final class RequiredScope {

    /** Of an operation that takes any valid key. */
    public static final String ANY = "any";

    private RequiredScope() {}

    /** @param operation such as {@code GET /api/v1/accounts/{accountId}} */
    public static String of(String operation) {
        var parts = operation.split(" ", 2);
        var path = parts[1].replaceAll("\\{[^}]*}", "1");
        var door = Doors.of(parts[0], PathContainer.parsePath(path));
        return door == Door.ANY_KEY ? ANY : door.word();
    }
}
