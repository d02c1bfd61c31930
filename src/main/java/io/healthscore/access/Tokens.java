package io.healthscore.access;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Tokens of an OpenID Connect provider, where one is configured by Spring Boot's own {@code spring.security.oauth2.resourceserver.jwt}.
 * Their claim {@code scope} or {@code scp} uses the words of {@link Scope}; words that mean something elsewhere are passed over.
 */
@Component
class Tokens {

    private static final String AUTHORITY = "SCOPE_";

    private final @Nullable JwtAuthenticationProvider provider;

    Tokens(ObjectProvider<JwtDecoder> decoders, ObjectProvider<JwtAuthenticationConverter> converters) {
        var decoder = decoders.getIfAvailable();
        this.provider = decoder == null ? null : new JwtAuthenticationProvider(decoder);
        if (provider != null) {
            converters.ifAvailable(provider::setJwtAuthenticationConverter);
        }
    }

    boolean areAccepted() {
        return provider != null;
    }

    /** Who a token says it is. */
    Caller caller(String token) {
        var authentication = authenticate(token);
        var subject = authentication.getName();
        if (subject.isEmpty() || !(authentication.getCredentials() instanceof Jwt jwt)) {
            throw new NotAuthenticated("The token has no subject (claim sub).");
        }
        return new Caller(Caller.Kind.TOKEN, null, subject, scopes(authentication), jwt.getExpiresAt());
    }

    private Authentication authenticate(String token) {
        if (provider == null || token.isBlank()) {
            throw new NotAuthenticated("There is no such key.");
        }
        try {
            return provider.authenticate(new BearerTokenAuthenticationToken(token));
        } catch (AuthenticationServiceException | JwtDecoderInitializationException away) {
            throw new IdentityProviderAway(away);
        } catch (AuthenticationException invalid) {
            throw new NotAuthenticated(
                    "The token is not valid here: it has expired, is meant for others, or was not signed by the identity provider.");
        }
    }

    private static Set<Scope> scopes(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith(AUTHORITY))
                .map(authority -> Scope.of(authority.substring(AUTHORITY.length())))
                .flatMap(Optional::stream)
                .collect(toSet());
    }
}
