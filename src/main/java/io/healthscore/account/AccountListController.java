package io.healthscore.account;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.EmptyParameter;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountListController {

    private final AccountList list;
    private final AccountRepository accounts;
    private final AccountViews views;

    AccountListController(AccountList list, AccountRepository accounts, AccountViews views) {
        this.list = list;
        this.accounts = accounts;
        this.views = views;
    }

    @GetMapping("/api/v1/accounts")
    Page<AccountView> list(
            @RequestParam @Nullable String segment,
            @RequestParam @Nullable String lifecycle,
            @RequestParam @Nullable String owner,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam @Nullable Boolean registered,
            @RequestParam @Nullable String system,
            @RequestParam @Nullable String externalId,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new AccountFilter(
                segment, lifecycle, owner, states(state), registered, externalId(system, externalId), q);
        var limits = Limits.of(limit);
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).text(0);
        var ids = Page.of(list.idsAfter(after, filter, limits), limits, Cursor::encode);
        return new Page<>(views.of(accounts.findByAccountIdInOrderByAccountId(ids.items())), ids.nextCursor());
    }

    private static Set<AccountState> states(List<String> words) {
        if (words.isEmpty()) {
            return EnumSet.complementOf(EnumSet.of(AccountState.CHURNED));
        }
        return words.stream().map(AccountListController::state).collect(Collectors.toSet());
    }

    private static AccountState state(String word) {
        return AccountState.of(word)
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        "state",
                        "must be one of "
                                + Arrays.stream(AccountState.values())
                                        .map(AccountState::word)
                                        .collect(Collectors.joining(", ")))));
    }

    private static @Nullable ExternalId externalId(@Nullable String systemSent, @Nullable String idSent) {
        var system = EmptyParameter.asNone(systemSent);
        var id = EmptyParameter.asNone(idSent);
        if (system == null && id == null) {
            return null;
        }
        if (system == null) {
            throw new InvalidRequest(Fault.parameter("system", "is required with externalId"));
        }
        if (id == null) {
            throw new InvalidRequest(Fault.parameter("externalId", "is required with system"));
        }
        return new ExternalId(system, id);
    }
}
