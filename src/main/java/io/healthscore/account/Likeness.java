package io.healthscore.account;

import java.util.Comparator;
import java.util.Locale;

/**
 * How far an id as written is from another one that may have been meant.
 *
 * @param distance letters put in, left out, replaced or swapped, case and punctuation aside
 */
record Likeness(String written, String meant, int distance) {

    private static final int LETTERS_TO_A_TYPO = 4;

    private static final Comparator<Likeness> CLOSEST =
            Comparator.comparingInt(Likeness::distance).thenComparing(Likeness::meant);

    static Likeness of(String written, String meant) {
        return new Likeness(written, meant, typos(folded(written), folded(meant)));
    }

    /** At most a typo to every four letters, and one in a shorter id. */
    boolean isPlausible() {
        return distance <= Math.max(1, folded(written).length() / LETTERS_TO_A_TYPO);
    }

    Likeness closer(Likeness other) {
        return CLOSEST.compare(this, other) <= 0 ? this : other;
    }

    /** As {@code account_fold} does in SQL. */
    private static String folded(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[._:@-]", "");
    }

    private static int typos(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
