package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.CONTRACT_CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.account.AccountState;
import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Invented accounts under the default model, worked out by hand.
 *
 * <p>Categories weigh 3 : 2 : 1 and share out 13, 10 and 8 parts, so in 1560ths of the whole a part of usage is 60, of
 * account 52 and of satisfaction 32.5:
 *
 * <pre>
 * usage        780 = login_frequency 180, active_users_per_seat 180, feature_breadth 120, milestones 60, recency 120,
 *                    usage_trend 60, session_length 60
 * account      520 = spend_trend 156, payment_health 104, renewal_rate 104, growth_record 104, days_to_notice 52
 * satisfaction 260 = nps 65, csat 65, support_load 65, pulse 65
 * </pre>
 *
 * <p>A score is the sum of weight x metric score over the sum of the weights that are measured.
 */
class WorkedAccountsTests {

    /**
     * <pre>
     * login_frequency       28 active days, 16 are full                        100     x 180 = 18000
     * active_users_per_seat 9 of 10 seats, 90 %, 80 is full                    100     x 180 = 18000
     * feature_breadth       6 features                                         100     x 120 = 12000
     * milestones            4                                                  100     x  60 =  6000
     * recency               today                                              100     x 120 = 12000
     * usage_trend           28 in 28 days after 56 in 56 days: 0 %              75     x  60 =  4500
     * session_length        420 s: 100 x (420 - 60) / 540                       66.67  x  60 =  4000
     * spend_trend           1050 after 1000: +5 %, halfway from 75 to 100       87.5   x 156 = 13650
     * payment_health        none of 6 failed                                   100     x 104 = 10400
     * renewal_rate          1 of 1                                             100     x 104 = 10400
     * growth_record         1 of 1                                             100     x 104 = 10400
     * days_to_notice        242 days to the end, less 60: 182                  100     x  52 =  5200
     * nps                   3 promoters of 4, no detractor: 75; (75 + 100) / 2  87.5   x  65 =  5687.5
     * csat                  (1 x 100 + 1/2 x 70) / 1.5                          90     x  65 =  5850
     * support_load          1 ticket, 9 users count as 25: 4 per 100            87.5   x  65 =  5687.5
     * pulse                                                                     90     x  65 =  5850
     *                                                                          147625 / 1560 = 94.6314
     * </pre>
     *
     * Expansion: 90 % of the seats score 90 x 50 = 45, 6 features 70 x 20 = 14, an NPS of 75 100 x 20 = 20, no growth of
     * team or use 0: 79, with three signals of at least 60.
     */
    @Test
    void champion() {
        Score score = WorkedAccounts.champion().score(MODEL);

        assertRated(score, 94.63, 94.63, Band.HEALTHY, Confidence.HIGH, 1);
        assertThat(score.caps()).isEmpty();
        assertThat(score.metrics().get(6).score().orElseThrow()).isCloseTo(66.6667, within(0.0001));
        // 60 x 33.33 / 1560 = 1.28, 156 x 12.5 / 1560 = 1.25, 60 x 25 / 1560 = 0.96
        assertLost(score, "session_length", 1.28, "spend_trend", 1.25, "usage_trend", 0.96);
        assertThat(score.reasons().get(1).because())
                .isEqualTo("Change in spend: 5 % (1050 after 1000), 10 % makes it full");
        assertThat(score.expansion().score()).isEqualTo(79);
        assertThat(score.expansion().enoughSignals()).isTrue();
        // Rounded down, usage has 47.72, account 32.06 and satisfaction 14.78: 94.56. Seven hundredths are left for the
        // largest remainders: login_frequency and active_users_per_seat (.846), payment_health, renewal_rate and
        // growth_record (.667), milestones (.615), nps (.583, as support_load, which comes later).
        assertThat(score.categories()).extracting(CategoryScore::contribution).containsExactly(47.75, 32.09, 14.79);
        assertPlays(score, Set.of());
        assertPlays(score, Set.of(Flag.EXPANSION_READY), "more_seats", "reference_request", "complementary_product");
    }

    /**
     * The champion has cancelled, for a day 30 days ahead. Of two contracts that ended one was renewed: renewal_rate 50,
     * which is 5200 less: 142425 / 1560 = 91.2981. Announced cancellations are capped at 24.
     */
    @Test
    void championWhoIsLeaving() {
        Score score = WorkedAccounts.champion()
                .had(Happening.on(daysAgo(5), CONTRACT_CANCELLED).until(TODAY.plusDays(30)))
                .score(MODEL);

        assertRated(score, 24, 91.3, Band.CRITICAL, Confidence.HIGH, 1);
        assertThat(score.state()).isEqualTo(AccountState.LEAVING);
        assertThat(score.reasons().get(0))
                .isEqualTo(new Reason("leaving", 67.3, "Cancellation announced: 30 days to go"));
        assertPlays(score, Set.of(Flag.AT_RISK), "save_call");
    }

    /**
     * Two uses a day until four weeks ago, then one a day for a week, then nothing; nobody has complained.
     *
     * <pre>
     * login_frequency       7 active days of 28: 100 x 7 / 16                   43.75 x 180 =  7875
     * active_users_per_seat 4 of 20 seats, 20 %                                 20    x 180 =  3600
     * feature_breadth       2 features                                          25    x 120 =  3000
     * milestones            3, halfway from 60 to 100                           80    x  60 =  4800
     * recency               14 days                                             50    x 120 =  6000
     * usage_trend           7 after 112 in 56 days, 56 in 28: -87.5 %            0    x  60 =     0
     * spend_trend           0 %                                                 75    x 156 = 11700
     * payment_health        none of 6 failed                                   100    x 104 = 10400
     * support_load          no ticket                                          100    x  65 =  6500
     *                                                                           53875 / 1045 = 51.5550
     * </pre>
     *
     * Coverage 1045 / 1560 = 0.669872. Caps: 7 after 364 in 182 days, 56 in 28, is -87.5 %: under -65 the curve says 49;
     * and 20 % of the seats: 74.
     */
    @Test
    void quietDecliner() {
        Score score = WorkedAccounts.quietDecliner().score(MODEL);

        assertRated(score, 49, 51.56, Band.POOR, Confidence.MEDIUM, 0.669872);
        assertThat(score.caps()).extracting(CapHeld::key).containsExactly("use_fading", "shelfware");
        assertThat(score.caps().get(0).because())
                .isEqualTo("Use is far under the half-year before: -87.5 % (7 after 56)");
        // 51.56 - 49; 180 x 80 / 1045; 180 x 56.25 / 1045; 120 x 75 / 1045
        assertLost(
                score,
                "use_fading",
                2.56,
                "active_users_per_seat",
                13.78,
                "login_frequency",
                9.69,
                "feature_breadth",
                8.61);
        assertThat(score.reasons().get(1).because()).isEqualTo("Seats in use: 4 of 20 (20 %), 80 % makes it full");
        assertThat(score.reasons().get(2).because()).isEqualTo("7 active days of 28, 16 make it full");
        assertPlays(score, Set.of(), "usage_review", "seat_activation", "habit_building");
    }

    /**
     * Began 20 days ago, so it has lived 21 days.
     *
     * <pre>
     * login_frequency       9 active days of 21 are 12 of 28: 100 x 12 / 16     75     x 180 = 13500
     * active_users_per_seat 5 of 8 seats, 62.5 %: 50 + 50 x 12.5 / 30           70.83  x 180 = 12750
     * feature_breadth       4 features: 25 + 75 x 2 / 4                         62.5   x 120 =  7500
     * milestones            1                                                   35     x  60 =  2100
     * recency               1 day                                              100     x 120 = 12000
     * payment_health        none of 1 failed                                   100     x 104 = 10400
     * days_to_notice        345 - 30 = 315                                     100     x  52 =  5200
     * csat                                                                      50     x  65 =  3250
     *                                                                            66700 / 881 = 75.7094
     * </pre>
     *
     * Coverage 881 / 1560 = 0.564744: too young for trends, and a newcomer's questions (support_load) do not count yet.
     */
    @Test
    void newcomer() {
        Score score = WorkedAccounts.newcomer().score(MODEL);

        assertRated(score, 75.71, 75.71, Band.HEALTHY, Confidence.MEDIUM, 0.564744);
        // 180 x 29.17 / 881, 180 x 25 / 881, 120 x 37.5 / 881, 60 x 65 / 881
        assertLost(
                score,
                "active_users_per_seat",
                5.96,
                "login_frequency",
                5.11,
                "feature_breadth",
                5.11,
                "milestones",
                4.43);
        assertThat(score.reasons().get(1).because())
                .isEqualTo("9 active days of 21, which is like 12 of 28, 16 make it full");
        assertPlays(score, Set.of(), "onboarding_refresher");

        Score aWeekAgo = WorkedAccounts.newcomer().score(MODEL, daysAgo(7));
        assertThat(aWeekAgo.band()).isEqualTo(Band.INSUFFICIENT_DATA);
        assertThat(aWeekAgo.insufficient().orElseThrow().because())
                .isEqualTo("newcomer began 13 days ago; scores begin on 2026-02-24");
        assertThat(WorkedAccounts.newcomer().score(MODEL, daysAgo(6)).rating()).isPresent();
    }

    /**
     * Lives in the product, grows, and complains about everything.
     *
     * <pre>
     * login_frequency       28 active days                                     100    x 180 = 18000
     * active_users_per_seat 40 of 50 seats, 80 %                               100    x 180 = 18000
     * feature_breadth       8 features                                         100    x 120 = 12000
     * milestones            4                                                  100    x  60 =  6000
     * recency               today                                              100    x 120 = 12000
     * usage_trend           56 after 112 in 56 days: 0 %                        75    x  60 =  4500
     * spend_trend           5500 after 5000: +10 %                             100    x 156 = 15600
     * payment_health        none of 6 failed                                   100    x 104 = 10400
     * renewal_rate          2 of 2                                             100    x 104 = 10400
     * growth_record         1 of 2                                              50    x 104 =  5200
     * days_to_notice        88 - 60 = 28                                        60    x  52 =  3120
     * nps                   a promoter and a detractor: 0                       50    x  65 =  3250
     * csat                                                                      25    x  65 =  1625
     * support_load          12 tickets of 40 users: 30 per 100; 20 x 18 / 24    15    x  65 =   975
     * pulse                                                                     60    x  65 =  3900
     *                                                                         124970 / 1500 = 83.3133
     * </pre>
     *
     * Coverage 1500 / 1560 = 0.961538 (no sessions). An urgent ticket is open for 16 days: over 14, at most 49.
     */
    @Test
    void noisyButLoyal() {
        Score score = WorkedAccounts.noisyButLoyal().score(MODEL);

        assertRated(score, 49, 83.31, Band.POOR, Confidence.HIGH, 0.961538);
        assertThat(score.reasons().get(0))
                .isEqualTo(new Reason("urgent_ticket_open", 34.31, "1 urgent ticket open for 16 days"));
        assertThat(score.reasons().get(1).because()).isEqualTo("Urgent ticket open for more than a week: at most 74");
        // 83.31 - 74; 65 x 85 / 1500; 104 x 50 / 1500; 65 x 75 / 1500
        assertLost(
                score,
                "urgent_ticket_open",
                34.31,
                "urgent_ticket_waiting",
                9.31,
                "support_load",
                3.68,
                "growth_record",
                3.47,
                "csat",
                3.25);
        assertPlays(score, Set.of(), "urgent_escalation", "support_review", "feedback_follow_up");
    }

    /**
     * Pays and renews, and nobody has used it for 100 days.
     *
     * <pre>
     * login_frequency       0 of 28                                              0    x 180 =     0
     * active_users_per_seat 0 of 10                                              0    x 180 =     0
     * feature_breadth       0                                                    0    x 120 =     0
     * milestones            2, long ago                                         60    x  60 =  3600
     * recency               100 days                                             0    x 120 =     0
     * spend_trend           0 %                                                 75    x 156 = 11700
     * payment_health        none of 6 failed                                   100    x 104 = 10400
     * renewal_rate          1 of 1                                             100    x 104 = 10400
     *                                                                          36100 / 1024 = 35.2539
     * </pre>
     *
     * Coverage 1024 / 1560 = 0.656410: without users there is no support_load, so its silence is no merit, and without a
     * base no trend. Caps: over 56 days of silence 24, over 28 days 49, no seat in use 74.
     */
    @Test
    void silentGhost() {
        Score score = WorkedAccounts.silentGhost().score(MODEL);

        assertRated(score, 24, 35.25, Band.CRITICAL, Confidence.MEDIUM, 0.65641);
        assertThat(score.state()).isEqualTo(AccountState.DORMANT);
        assertThat(score.caps())
                .extracting(CapHeld::key)
                .containsExactly("silent_8_weeks", "silent_4_weeks", "shelfware");
        assertThat(score.reasons().get(0)).isEqualTo(new Reason("silent_8_weeks", 11.25, "last use 100 days ago"));
        // 180 x 100 / 1024, 120 x 100 / 1024
        assertLost(
                score,
                "silent_8_weeks",
                11.25,
                "login_frequency",
                17.58,
                "active_users_per_seat",
                17.58,
                "feature_breadth",
                11.72);
        assertPlays(score, Set.of(Flag.DORMANT), "personal_outreach", "seat_activation", "sponsor_conversation");
    }

    /**
     * Bought 60 days ago, pays, and nobody ever came: every count is a measured zero.
     *
     * <pre>
     * login_frequency, active_users_per_seat, feature_breadth, milestones          0 x 480 +  60 = 0 x 540
     * recency               60 days since it began                                 0 x 120 =     0
     * payment_health        none of 2 failed                                     100 x 104 = 10400
     *                                                                          10400 / 764 = 13.6126
     * </pre>
     *
     * Coverage 764 / 1560 = 0.489744. It is over 56 days: capped at 24, which costs nothing more.
     */
    @Test
    void neverLoggedIn() {
        Score score = WorkedAccounts.neverLoggedIn().score(MODEL);

        assertRated(score, 13.61, 13.61, Band.CRITICAL, Confidence.LOW, 0.489744);
        assertThat(score.caps()).extracting(CapHeld::key).containsExactly("silent_8_weeks", "silent_4_weeks");
        assertThat(score.caps().get(0).because()).isEqualTo("no use in 60 days");
        // 180 x 100 / 764, 120 x 100 / 764, 60 x 100 / 764
        assertLost(
                score,
                "login_frequency",
                23.56,
                "active_users_per_seat",
                23.56,
                "feature_breadth",
                15.71,
                "recency",
                15.71,
                "milestones",
                7.85);
    }

    /**
     * The product sends logins and features, and nobody anything else.
     *
     * <pre>
     * login_frequency       16 active days                                     100     x 180 = 18000
     * feature_breadth       3 features: 25 + 75 / 4                             43.75  x 120 =  5250
     * recency               1 day                                              100     x 120 = 12000
     * usage_trend           21 after 56 in 56 days, 28 in 28: -25 %;
     *                       25 + 25 x 12.5 / 20                                 40.625 x  60 =  2437.5
     *                                                                        37687.5 / 480 = 78.5156
     * </pre>
     *
     * Coverage 480 / 1560 = 0.307692, of usage 480 / 780: over both floors, and no more than low confidence.
     */
    @Test
    void onlyAnSdk() {
        Score score = WorkedAccounts.onlyAnSdk().score(MODEL);

        assertRated(score, 78.52, 78.52, Band.HEALTHY, Confidence.LOW, 0.307692);
        // 120 x 56.25 / 480, 60 x 59.375 / 480
        assertLost(score, "feature_breadth", 14.06, "usage_trend", 7.42);
        assertThat(score.reasons().get(0).because()).isEqualTo("Features in use: 3 features, 6 make it full");
        assertPlays(score, Set.of(), "feature_demonstration", "check_in_on_change");
    }

    /**
     * A CRM tells of contracts, spend and a pulse, and no product sends use: a score made of invoices would call every
     * paying ghost healthy. Coverage (156 + 104 + 104 + 52 + 65) / 1560 = 0.308333 is over the floor of the whole, but
     * nothing of usage is measured.
     */
    @Test
    void onlyACrm() {
        Score score = WorkedAccounts.onlyACrm().score(MODEL);

        assertThat(score.rating()).isEmpty();
        assertThat(score.band()).isEqualTo(Band.INSUFFICIENT_DATA);
        assertThat(score.coverage()).isCloseTo(0.308333, within(0.0000005));
        assertThat(score.state()).isEqualTo(AccountState.ACTIVE);
        assertThat(score.insufficient())
                .contains(new Insufficient(
                        "nothing of usage is measured, and 50 % is needed", EventType.of(EventKind.USAGE)));
        assertPlays(score, Set.of());
    }

    private static void assertRated(
            Score score, double value, double rawScore, Band band, Confidence confidence, double coverage) {
        assertThat(score.rating())
                .contains(new Rating(value, rawScore, band, MODEL.grading().display(value), confidence));
        assertThat(score.coverage()).isCloseTo(coverage, within(0.0000005));
    }

    /** The first reasons: keys and points in turn. */
    private static void assertLost(Score score, Object... keysAndPoints) {
        List<Object> first = score.reasons().stream()
                .limit(keysAndPoints.length / 2)
                .<Object>mapMulti((reason, all) -> {
                    all.accept(reason.key());
                    all.accept(reason.lost());
                })
                .toList();
        assertThat(first).containsExactly(keysAndPoints);
    }

    private static void assertPlays(Score score, Set<Flag> flags, String... keys) {
        assertThat(Plays.choose(MODEL, score, flags))
                .extracting(Suggestion::key)
                .containsExactly(keys);
    }
}
