package io.healthscore.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The key or token that a request brings along: as {@code Authorization: Bearer}, as Basic's user name, or as {@code X-API-Key}.
 *
 * @param text as it came: a character a byte
 */
record Credential(String text) {

    private static final String API_KEY = "X-API-Key";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /** Empty for a request without one. */
    static Optional<Credential> of(HttpServletRequest request) {
        var found = new LinkedHashSet<String>();
        values(request, API_KEY).forEach(found::add);
        values(request, HttpHeaders.AUTHORIZATION).stream()
                .map(Credential::authorization)
                .forEach(found::add);
        if (found.size() > 1) {
            throw new NotAuthenticated("Several different keys came with this request; send one.");
        }
        return found.stream().findFirst().map(Credential::new);
    }

    private static Set<String> values(HttpServletRequest request, String header) {
        @Nullable Enumeration<String> values = request.getHeaders(header);
        return values == null ? Set.of() : new LinkedHashSet<>(Collections.list(values));
    }

    private static String authorization(String value) {
        var lowered = value.toLowerCase(Locale.ROOT);
        if (lowered.startsWith(BEARER)) {
            return value.substring(BEARER.length()).strip();
        }
        if (lowered.startsWith(BASIC)) {
            return userName(value.substring(BASIC.length()).strip());
        }
        throw new NotAuthenticated(
                "The Authorization header must be Bearer and the key, or Basic with the key as the user name.");
    }

    private static String userName(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            throw new NotAuthenticated("The Authorization header says Basic, but what follows is not base 64.");
        }
    }

    /** Never the text: this may end up in a log. */
    @Override
    public String toString() {
        return "Credential";
    }
}
