package io.healthscore.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * A key's text: {@code hsk_}, 32 random characters of base 62 (190 bits) and six that are their CRC-32, so that a mistyped one is
 * told without asking the database, and secret scanners know one when they see it.
 */
record Secret(String text) {

    private static final String PREFIX = "hsk_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 32;
    private static final int CHECKSUM = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM + CHECKSUM;

    static Secret make(SecureRandom random) {
        var text = new StringBuilder(PREFIX);
        random.ints(RANDOM, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return new Secret(text + checksum(text.toString()));
    }

    static boolean isOne(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        int end = PREFIX.length() + RANDOM;
        return text.substring(end).equals(checksum(text.substring(0, end)));
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        var digits = new StringBuilder();
        long rest = crc.getValue();
        for (int digit = 0; digit < CHECKSUM; digit++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    String hash() {
        return Sha256.of(text);
    }

    /** Never the text: this may end up in a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
