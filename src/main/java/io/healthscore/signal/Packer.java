package io.healthscore.signal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers in as few bytes as they need; {@link Unpacker} reads them. */
final class Packer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Seven bits a byte, the lowest first, the eighth says that more follow. */
    void number(long number) {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    /** Whole numbers, which most are, in as few bytes as they need, negative ones too; any other in nine. */
    void real(double number) {
        long whole = (long) number;
        if (Double.doubleToRawLongBits(whole) == Double.doubleToRawLongBits(number) && Math.abs(whole) < 1L << 60) {
            number((whole << 1 ^ whole >> 63) << 1);
        } else {
            number(1);
            bits(Double.doubleToRawLongBits(number));
        }
    }

    /** Eight bytes. */
    void bits(long bits) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >>> shift));
        }
    }

    void text(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
