package io.healthscore.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which call needs what, by method and path, read as Spring MVC reads them. A rule names what is let in with less than the
 * rest: without one a read needs {@code read} and a write {@code manage}, so that a new endpoint is never open by oversight.
 */
enum Doors {
    DOCUMENTATION(Door.OPEN, Methods.READS, "/v3/api-docs*/**", "/swagger-ui*/**"),
    HEALTH(Door.OPEN, Methods.READS, "/actuator/health/**"),
    WHOAMI(Door.ANY_KEY, Methods.READS, "/api/v1/whoami"),
    TRACKING(Door.INGEST, Methods.POST, "/v1/**"),
    EVENTS(Door.INGEST, Methods.POST, "/api/v1/events"),
    ACCOUNTS(Door.INGEST, Methods.POST, "/api/v1/accounts"),
    ACCOUNT(Door.INGEST, Methods.PUT, "/api/v1/accounts/{accountId}"),
    QUESTIONS(Door.READ, Methods.POST, "/api/v1/scores/lookup", "/api/v1/models/preview"),
    /** These tell numbers and versions; other endpoints of Spring Boot's would tell the whole configuration and more. */
    OPERATIONS(Door.READ, Methods.READS, "/actuator", "/actuator/info", "/actuator/prometheus", "/actuator/sbom/**"),
    OTHER_OPERATIONS(Door.MANAGE, Methods.READS, "/actuator/**"),
    OTHER_READS(Door.READ, Methods.READS, "/**");

    private final Door door;
    private final Set<String> methods;
    private final List<PathPattern> paths;

    Doors(Door door, Set<String> methods, String... paths) {
        this.door = door;
        this.methods = methods;
        this.paths = Arrays.stream(paths)
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    static Door of(HttpServletRequest request, Operations operations) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return of(request.getMethod(), operations.usual(path));
    }

    /** A call of a tracking client. */
    static boolean isTracking(HttpServletRequest request) {
        return TRACKING.matches(
                request.getMethod(), ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    static Door of(String method, PathContainer path) {
        for (var rule : values()) {
            if (rule.matches(method, path)) {
                return rule.door;
            }
        }
        return Door.MANAGE;
    }

    private boolean matches(String method, PathContainer path) {
        if (!methods.contains(method)) {
            return false;
        }
        for (var pattern : paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    private static final class Methods {
        static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
        static final Set<String> POST = Set.of("POST");
        static final Set<String> PUT = Set.of("PUT");
    }
}
