package io.healthscore.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an account's own record said at the end of a day, as far as it counts for scoring.
 *
 * @param since the day its age counts from: customerSince, else the earlier of its first event's day and its
 *     registration's day
 * @param contractEndsOn the last day of the contract
 * @param noticeDays days before that end by which notice must be given; null counts as none
 * @param autoRenew whether the contract renews itself unless notice is given; null when unknown
 */
public record AccountFacts(
        String accountId,
        LocalDate since,
        @Nullable String segment,
        @Nullable String lifecycle,
        @Nullable LocalDate contractEndsOn,
        @Nullable Integer noticeDays,
        @Nullable Boolean autoRenew) {}
