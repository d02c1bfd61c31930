package io.healthscore.account;

/**
 * What an account's id may look like: the client's own, 1-128 characters, case-sensitive. It stands in paths and files,
 * hence the narrow alphabet, and neither {@code .} nor {@code ..}.
 */
public final class AccountIds {

    /** Ends a sentence that begins with the field's name. */
    public static final String RULE = "must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)";

    static final int LONGEST = 128;

    private AccountIds() {}

    public static boolean allows(String id) {
        boolean named = !id.isEmpty() && !id.equals(".") && !id.equals("..");
        return named && id.length() <= LONGEST && id.chars().allMatch(AccountIds::allows);
    }

    private static boolean allows(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "._:@-".indexOf(character) >= 0;
    }
}
