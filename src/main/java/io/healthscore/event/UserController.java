package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forgets people. */
@RestController
class UserController {

    private static final int LONGEST_CURSOR = 1000;

    private final UserErasures erasures;

    UserController(UserErasures erasures) {
        this.erasures = erasures;
    }

    /**
     * What this request came to.
     *
     * @param events that named the person
     * @param accountDays days of accounts that were counted again without
     * @param nextCursor to go on with, in a further request; absent when everything was searched
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErasedUser(
            long events, long accountDays, @Nullable String nextCursor) {

        static ErasedUser of(UserErasures.Erased erased) {
            var next = erased.next();
            return new ErasedUser(erased.events(), erased.accountDays(), next == null ? null : next.cursor());
        }
    }

    @PostMapping(path = "/api/v1/users/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
    ErasedUser erase(InputStream body) {
        var json = JsonFields.of(StrictJson.read(new BoundedBody(body)));
        var userId = json.text("userId", 1, EventReader.MAX_TEXT).required();
        var cursor = json.text("cursor", 1, LONGEST_CURSOR).orNull();
        json.refuseOthers("an erasure");
        json.throwIfFaulty();
        return ErasedUser.of(erasures.erase(userId, cursor == null ? Slice.BEGINNING : Slice.of(cursor)));
    }
}
