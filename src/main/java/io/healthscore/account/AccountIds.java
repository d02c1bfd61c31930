package io.healthscore.account;

import java.util.regex.Pattern;

/**
 * What an account's id may look like: the client's own, 1-128 characters, case-sensitive. It stands in paths and files,
 * hence the narrow alphabet, and neither {@code .} nor {@code ..}.
 */
public final class AccountIds {

    /** Ends a sentence that begins with the field's name. */
    public static final String RULE = "must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)";

    private static final Pattern ALLOWED = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._:@-]{1,128}");

    private AccountIds() {}

    public static boolean allows(String id) {
        return ALLOWED.matcher(id).matches();
    }
}
