package io.healthscore.account;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * What a client wants to be true of an account before it is replaced (RFC 9110): that it is still as it was read
 * ({@code If-Match}), or not there at all ({@code If-None-Match: *}).
 *
 * @param etagOf the tag of an account as it is
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch, Function<Account, String> etagOf) {

    void check(Optional<Account> account) {
        if (ifMatch != null && !matches(ifMatch, account, tag -> !tag.weak())) {
            throw new PreconditionFailed("If-Match");
        }
        if (ifNoneMatch != null && matches(ifNoneMatch, account, tag -> true)) {
            throw new PreconditionFailed("If-None-Match");
        }
    }

    /** @param comparable strong tags only, or weak ones too (RFC 9110, 13.1) */
    private boolean matches(String header, Optional<Account> account, Predicate<ETag> comparable) {
        if (account.isEmpty()) {
            return false;
        }
        var tag = etagOf.apply(account.get());
        return ETag.parse(header).stream()
                .filter(comparable)
                .anyMatch(asked -> asked.isWildcard() || tag.equals("\"" + asked.tag() + "\""));
    }
}
