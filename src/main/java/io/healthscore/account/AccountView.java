package io.healthscore.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as it is answered.
 *
 * @param nearestId of an unregistered account: the registered one whose id looks most alike, if any does
 */
record AccountView(
        String id,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String lifecycle,
        @Nullable String owner,
        Map<String, String> externalIds,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate contractEndsOn,
        @Nullable Integer noticeDays,
        @Nullable Boolean autoRenew,
        @Nullable Long seats,
        @Nullable BigDecimal spend,
        boolean excluded,
        ObjectNode attributes,
        boolean registered,
        @Nullable String nearestId,
        String state,
        Instant createdAt,
        Instant updatedAt) {

    static AccountView of(Account account, @Nullable String nearestId) {
        var said = account.record().particulars();
        return new AccountView(
                account.accountId(),
                said.name(),
                said.segment(),
                said.lifecycle(),
                said.owner(),
                new TreeMap<>(account.record().externalIds()),
                said.customerSince(),
                said.contractEndsOn(),
                said.noticeDays(),
                said.autoRenew(),
                said.seats(),
                said.spend(),
                said.excluded(),
                said.attributes(),
                account.isRegistered(),
                nearestId,
                account.state().word(),
                account.createdAt(),
                account.updatedAt());
    }
}
