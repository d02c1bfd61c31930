package io.healthscore.access;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that open this service. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

    private static final DataSize MOST = DataSize.ofKilobytes(64);

    private final KeyHolders holders;
    private final ApiKeys keys;

    ApiKeyController(KeyHolders holders, ApiKeys keys) {
        this.holders = holders;
        this.keys = keys;
    }

    /** Makes a key. Its text is answered this once; only its SHA-256 is kept. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Handed> make(InputStream body) {
        return handed(HttpStatus.CREATED, holders.make(StrictJson.read(new BoundedBody(body, MOST))));
    }

    /** In the order of their making, revoked and expired ones too. */
    @GetMapping
    Page<Row> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        long after = cursor == null ? 0 : Cursor.decode(cursor, 1).wholeNumber(0);
        var now = holders.now();
        return Page.of(keys.list(after, limits.withOneMore()), limits, key -> Cursor.encode(Long.toString(key.id())))
                .map(key -> Row.of(key, now));
    }

    /** Gives the key another secret; the one of before opens beside it for the overlap. */
    @PostMapping("/{id}/rotate")
    ResponseEntity<Handed> rotate(@PathVariable long id, InputStream body) throws IOException {
        var rotation = Rotation.of(new BoundedBody(body, MOST).readAllBytes());
        return handed(HttpStatus.OK, holders.rotate(id, rotation));
    }

    /** From within a second on the key opens nothing, on any replica. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        holders.revoke(id);
    }

    private static ResponseEntity<Handed> handed(HttpStatus status, KeyHolders.Handed handed) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Handed.of(handed));
    }

    /**
     * A key as it is handed to its holder.
     *
     * @param key its text, shown this once
     * @param formerEndsAt until when the text of before opens as well; null for a new key
     */
    record Handed(
            long id,
            String key,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant formerEndsAt) {

        static Handed of(KeyHolders.Handed handed) {
            var key = handed.key();
            return new Handed(
                    key.id(),
                    handed.secret().text(),
                    key.name(),
                    words(key),
                    key.createdAt(),
                    key.expiresAt(),
                    handed.formerEndsAt());
        }
    }

    /**
     * A key, without its text.
     *
     * @param state {@code active}, {@code expired} or {@code revoked}
     * @param lastUsedAt to the minute; null if it never was
     */
    record Row(
            long id,
            String name,
            List<String> scopes,
            String state,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant rotatedAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static Row of(ApiKey key, Instant now) {
            return new Row(
                    key.id(),
                    key.name(),
                    words(key),
                    key.state(now).word(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.rotatedAt(),
                    key.lastUsedAt(),
                    key.revokedAt());
        }
    }

    private static List<String> words(ApiKey key) {
        return key.scopes().stream().sorted().map(Scope::word).toList();
    }
}
