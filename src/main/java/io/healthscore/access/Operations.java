package io.healthscore.access;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where Spring Boot's own endpoints lie, so that {@link Doors} knows them wherever an operator has put them. */
@Component
class Operations {

    private static final String USUAL = "/actuator";

    private final PathPattern base;

    Operations(WebEndpointProperties endpoints) {
        if (endpoints.getBasePath().isEmpty()) {
            throw new UnsafeStart(
                    "management.endpoints.web.base-path is the root: by their paths nobody could tell Spring Boot's endpoints"
                            + " from Healthscore's own, which need another scope.",
                    "Give them a path of their own, such as management.endpoints.web.base-path=/actuator.");
        }
        this.base = PathPatternParser.defaultInstance.parse(endpoints.getBasePath());
    }

    /** The same path as it were if they lay where they usually do. */
    PathContainer usual(PathContainer path) {
        var behind = base.matchStartOfPath(path);
        return behind == null
                ? path
                : PathContainer.parsePath(USUAL + behind.getPathRemaining().value());
    }
}
