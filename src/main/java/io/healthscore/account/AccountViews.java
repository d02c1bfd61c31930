package io.healthscore.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes accounts' answers, and the strong ETags of these. */
@Component
class AccountViews {

    private static final int BYTES_OF_TAG = 16;

    private final NearestIds nearest;
    private final JsonMapper json;

    AccountViews(NearestIds nearest, JsonMapper json) {
        this.nearest = nearest;
        this.json = json;
    }

    AccountView of(Account account) {
        return of(List.of(account)).get(0);
    }

    List<AccountView> of(Collection<Account> accounts) {
        var unregistered = accounts.stream()
                .filter(account -> !account.isRegistered())
                .map(Account::accountId)
                .toList();
        var nearestIds = nearest.to(unregistered);
        return accounts.stream()
                .map(account -> AccountView.of(account, nearestIds.get(account.accountId())))
                .toList();
    }

    String etagOf(AccountView view) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
            return '"' + HexFormat.of().formatHex(digest, 0, BYTES_OF_TAG) + '"';
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
