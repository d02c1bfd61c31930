package io.healthscore.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is taken for. */
@RestController
class WhoamiController {

    /** Tells which key or token came with the request, and what it may. */
    @GetMapping("/api/v1/whoami")
    View whoami(CallerAuthentication caller) {
        return View.of(caller.getPrincipal());
    }

    /**
     * @param kind {@code key}, {@code token}, or {@code open} where nobody needs a key
     * @param id the key's; null for the key of the environment and for all that are none
     * @param name the key's
     * @param subject the token's
     * @param expiresAt when key or token end; for the former secret of a rotated key the end of the overlap
     */
    record View(
            String kind,
            @Nullable Long id,
            @Nullable String name,
            @Nullable String subject,
            List<String> scopes,
            @Nullable Instant expiresAt) {

        static View of(Caller caller) {
            return new View(
                    caller.kind().name().toLowerCase(Locale.ROOT),
                    caller.keyId(),
                    caller.kind() == Caller.Kind.KEY ? caller.name() : null,
                    caller.kind() == Caller.Kind.TOKEN ? caller.name() : null,
                    caller.scopeWords().toList(),
                    caller.expiresAt());
        }
    }
}
