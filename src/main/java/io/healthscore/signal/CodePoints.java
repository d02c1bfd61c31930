package io.healthscore.signal;

/** Text in the order of its code points, which is the database's order under {@code collate "C"}; Java's own differs. */
final class CodePoints {

    private CodePoints() {}

    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** A unit of a surrogate pair stands for a code point beyond all those of a single unit. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
