package io.healthscore.access;

import static java.util.stream.Collectors.toSet;

import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body that makes a key. */
record ApiKeyRequest(
        String name, Set<Scope> scopes, @Nullable Instant expiresAt) {

    private static final int LONGEST = 200;

    ApiKeyRequest {
        scopes = Set.copyOf(scopes);
    }

    static ApiKeyRequest of(StrictJson.Document body, Instant now) {
        var json = JsonFields.of(body);
        var request = new ApiKeyRequest(
                json.text("name", 1, LONGEST)
                        .must(name -> !name.isBlank(), "must say whose key it is")
                        .must(
                                name -> name.chars().noneMatch(Character::isISOControl),
                                "must be one line without control characters")
                        .required(),
                scopes(json),
                json.instant("expiresAt")
                        .must(time -> time.isAfter(now), "must be in the future")
                        .orNull());
        json.refuseOthers("an API key");
        json.throwIfFaulty();
        return request;
    }

    private static Set<Scope> scopes(JsonFields json) {
        var words = json.texts("scopes", 1, LONGEST);
        var scopes = words.stream().map(Scope::of).flatMap(Optional::stream).collect(toSet());
        if (scopes.isEmpty() || words.stream().anyMatch(word -> Scope.of(word).isEmpty())) {
            var known = Arrays.stream(Scope.values()).map(Scope::word).toList();
            json.refuse("scopes", "must list one or more of " + String.join(", ", known));
        }
        return scopes;
    }
}
