package io.healthscore.signal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link Packer} wrote, in the same order. */
final class Unpacker {

    private final ByteBuffer bytes;

    Unpacker(byte[] packed) {
        this.bytes = ByteBuffer.wrap(packed);
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte next = bytes.get();
        while (next < 0) {
            number |= (next & 0x7FL) << shift;
            shift += 7;
            next = bytes.get();
        }
        return number | ((long) next << shift);
    }

    double real() {
        long number = number();
        if (number == 1) {
            return Double.longBitsToDouble(bits());
        }
        long zigzag = number >>> 1;
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    long bits() {
        return bytes.getLong();
    }

    String text() {
        int length = (int) number();
        if (length == 0) {
            return "";
        }
        var text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
