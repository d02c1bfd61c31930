package io.healthscore.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** All that is kept of a key. Random keys need no slow hash: there is nothing to guess. */
final class Sha256 {

    private Sha256() {}

    /** @param raw a header's text as it came: a character a byte */
    static String of(String raw) {
        return of(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
