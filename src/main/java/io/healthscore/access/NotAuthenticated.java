package io.healthscore.access;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** The request says not, or not truly, who calls. */
class NotAuthenticated extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param detail a sentence that says how to mend it; never a key */
    NotAuthenticated(String detail) {
        super(detail);
    }
}
