package io.healthscore.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Decides whether the caller's scopes open the door that the request stands at. */
final class Admission implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String DOOR = Admission.class.getName();

    static void remember(Door door, HttpServletRequest request) {
        request.setAttribute(DOOR, door);
    }

    /** A request that did not come by the {@link Gate} stands at the best kept one. */
    static Door door(HttpServletRequest request) {
        return request.getAttribute(DOOR) instanceof Door door ? door : Door.MANAGE;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var door = door(context.getRequest());
        return new AuthorizationDecision(door == Door.OPEN
                || (authentication.get() instanceof CallerAuthentication known
                        && door.admits(known.getPrincipal().scopes())));
    }
}
