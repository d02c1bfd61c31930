package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.ACCOUNT_CONTRACTED;
import static io.healthscore.signal.EventType.CONTRACT_CANCELLED;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MILESTONE_REACHED;
import static io.healthscore.signal.EventType.NPS_RESPONSE;
import static io.healthscore.signal.EventType.PAYMENT_FAILED;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.PULSE_RECORDED;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.scoring.Play.MetricAtLeast;
import io.healthscore.scoring.Play.MetricBelow;
import io.healthscore.scoring.PlayText.About;
import io.healthscore.scoring.Plays.Occasion;
import io.healthscore.signal.EventType;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plays of the default model, filled from what their accounts did. */
class PlayTextTests {

    @Test
    void namesTheDayTheyLeave() {
        Customer customer =
                used(1).had(Happening.on(daysAgo(3), CONTRACT_CANCELLED).until(TODAY.plusDays(40)));

        assertThat(text("save_call", customer)).startsWith("I saw that you have decided to stop on 2026-04-11, and I");
    }

    @Test
    void namesTheUrgentTicketThatWaitsLongest() {
        Customer customer = used(1).had(urgent(9, "T-2"), urgent(16, "T-1"), urgent(12, "T-3"))
                .had(Happening.on(daysAgo(40), TICKET_OPENED).named("T-0"));

        assertThat(text("urgent_escalation", customer))
                .startsWith("Your urgent ticket T-1 has been open for 16 days, and that is not");
    }

    @Test
    void namesTheDaySinceWhichNothingWasPaid() {
        Customer customer =
                used(1).had(PAYMENT_RECEIVED, 90).had(PAYMENT_FAILED, 60).had(PAYMENT_FAILED, 5);

        assertThat(text("billing_fix", customer))
                .startsWith("Our payment has not gone through since 2026-01-01. It is");
    }

    @Test
    void leavesTheReasonOfAPulseToWhoeverKnowsIt() {
        PlayText text = playText("account_review", used(1).had(PULSE_RECORDED, 4, 10));

        assertThat(text.text()).startsWith("Who owns this, what is the one thing");
        assertThat(text.isOpen()).isTrue();
        assertThat(text.filled(brace -> Optional.of("{" + brace + "}")).text())
                .startsWith("To the team: (author) called Acme Inc. red on 2026-02-26: \"(reason)\". Who owns this");
    }

    @Test
    void namesTheAccountAndTheLastDayOfUse() {
        Customer customer = used(100);

        assertThat(text("sponsor_conversation", customer))
                .startsWith("Nobody at Acme Inc. has used us since 2025-11-22, so something");
        assertThat(text("personal_outreach", customer))
                .startsWith("I noticed that your team has not been in since 2025-11-22. Did");
        assertThat(text("personal_outreach", new Customer())).startsWith("Did something get in the way?");
    }

    @Test
    void saysByHowMuchUseFell() {
        Customer customer = new Customer();
        for (int day = 1; day < 240; day++) {
            for (int i = 0; i < (day < 29 ? 1 : 4); i++) {
                customer.had(Happening.on(daysAgo(day), LOGIN).by("u" + i));
            }
        }

        assertThat(text("usage_review", customer)).startsWith("Your team's use is down by 75 % on the half-year");
        assertThat(text("check_in_on_change", customer)).startsWith("Your team used us 75 % less this month than");
    }

    @Test
    void countsSeatsAndDaysInUse() {
        Customer customer = used(1, 8, 15).had(SEATS_CHANGED, 300, 40);

        assertThat(text("seat_activation", customer))
                .startsWith("1 of your 40 seats were used in the last four weeks. Shall we");
        assertThat(text("habit_building", customer)).startsWith("You are in about 0.8 days a week. Which");
        assertThat(text("habit_building", used(1, 2, 8, 9))).startsWith("You are in about 1 day a week. Which");
        assertThat(text("check_in", used(20))).startsWith("It has been 20 days since anyone");
    }

    @Test
    void leavesOutWhatAnAccountThatNeverCameHasNot() {
        assertThat(text("habit_building", new Customer())).startsWith("Which weekly job could we");
    }

    @Test
    void namesMilestonesReachedAndThoseOfTheListThatAreNot() {
        Selection list = Selection.of(MILESTONE_REACHED)
                .named(Names.of(new LinkedHashSet<>(List.of("invited", "connected", "first_report"))));
        Metric metric = Models.metric("m", 1, new Completed(list, Value.FOREVER));
        Customer customer =
                used(1).had(Happening.on(daysAgo(9), MILESTONE_REACHED).named("connected"));
        String template = "You have reached {milestones} so far, and {openMilestones} are still ahead.";

        assertThat(below(metric, template, customer))
                .isEqualTo("You have reached connected so far, and invited and first_report are still ahead.");
        assertThat(text("onboarding_refresher", customer)).startsWith("I have half an hour on [two dates].");
    }

    @Test
    void namesFeaturesOfAListThatWereNotTried() {
        Selection core = Selection.of(FEATURE_USED).named(Names.of(new LinkedHashSet<>(List.of("reports", "export"))));
        Metric metric = Models.metric("m", 1, new DistinctNames(core, 28));
        Customer customer = used(1).had(Happening.on(daysAgo(2), FEATURE_USED).named("reports"));

        assertThat(below(metric, "Try {features}!", customer)).isEqualTo("Try export!");
        assertThat(playText("feature_demonstration", customer).features()).isEmpty();
        assertThat(text("feature_demonstration", customer)).startsWith("I can show you in 15 minutes");
    }

    @Test
    void countsTicketsAndPayments() {
        Customer customer = used(1, 30, 60).had(SPEND_RECORDED, 200, 900);
        for (int i = 0; i < 6; i++) {
            customer.had(Happening.on(daysAgo(10 + i), TICKET_OPENED).named("T" + i))
                    .had(i < 2 ? PAYMENT_FAILED : PAYMENT_RECEIVED, 50 - i);
        }

        assertThat(text("support_review", customer)).startsWith("Your team wrote 6 tickets in the last twelve weeks");
        assertThat(text("billing_check", customer)).startsWith("2 of your last 6 payments failed. Would");
        assertThat(text("value_review", customer.had(ACCOUNT_CONTRACTED, 20)))
                .startsWith("You have cut back this year.");
    }

    @Test
    void namesTheNoticeDay() {
        Customer customer = used(1).contract(TODAY.plusDays(60), 30, false);

        assertThat(text("renewal_conversation", customer)).startsWith("Your notice day is 2026-04-01, so this is");
    }

    @Test
    void namesLimitsAndPremiumFeaturesMet() {
        Customer customer = used(1).had(
                        by(CUSTOM, "seat_limit", "a"), by(CUSTOM, "seat_limit", "b"), by(CUSTOM, "api_limit", "b"))
                .had(by(FEATURE_USED, "sso", "a"), by(FEATURE_USED, "sso", "b"), by(FEATURE_USED, "reports", "b"));
        Metric limits = users("m", CUSTOM, "seat_limit", "api_limit");
        Metric premium = users("m", FEATURE_USED, "sso", "audit_log");

        assertThat(atLeast(limits, "{users} people ran into a limit: {limits}.", customer))
                .isEqualTo("2 people ran into a limit: seat_limit and api_limit.");
        assertThat(atLeast(premium, "{users} tried {features}, beside {topFeatures}.", customer))
                .isEqualTo("2 tried sso, beside reports.");
    }

    @Test
    void namesWhatGrows() {
        Customer customer = new Customer().had(SEATS_CHANGED, 300, 10);
        for (int user = 0; user < 9; user++) {
            for (int feature = 0; feature <= user; feature++) {
                customer.had(Happening.on(daysAgo(3), FEATURE_USED)
                        .named("f" + feature)
                        .by("u" + user));
            }
            customer.had(Happening.on(daysAgo(user < 6 ? 40 : 5), LOGIN).by("u" + user));
        }
        answers(customer);

        assertThat(text("more_seats", customer)).startsWith("9 of your 10 seats are in use, so your");
        assertThat(text("rollout_help", customer)).startsWith("Your team on our product grew by 50 % this month");
        assertThat(text("complementary_product", customer)).startsWith("You use f0, f1 and f2 more than most.");
        assertThat(text("reference_request", customer)).startsWith("You told us that you would recommend us.");
    }

    @Test
    void everyBraceOfTheDefaultModelIsKnown() {
        Set<String> toOthers = Set.of("author", "reason");
        var known = Set.of(
                "account",
                "leavesOn",
                "noticeBy",
                "since",
                "lastUse",
                "ticket",
                "limits",
                "milestones",
                "openMilestones",
                "features",
                "topFeatures",
                "days",
                "drop",
                "growth",
                "users",
                "tickets",
                "failures",
                "seats",
                "payments",
                "perWeek");

        var braces = MODEL.plays().stream()
                .flatMap(play ->
                        Pattern.compile("\\{(\\w+)}").matcher(play.text()).results())
                .map(match -> match.group(1))
                .filter(brace -> !toOthers.contains(brace))
                .collect(Collectors.toSet());

        assertThat(braces).isEqualTo(known);
        assertThat(MODEL.plays()).hasSize(25);
    }

    private static String text(String play, Customer customer) {
        return playText(play, customer).text();
    }

    /** As if it were the only play of the model. */
    private static PlayText playText(String key, Customer customer) {
        Play play = MODEL.plays().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        var model = new ScoringModel(
                MODEL.key(),
                MODEL.appliesTo(),
                MODEL.grading(),
                new Floors(0, MODEL.floors().confidence(), 14),
                MODEL.categories().stream()
                        .map(category -> new Category(category.key(), category.weight(), 0))
                        .toList(),
                MODEL.metrics(),
                MODEL.caps(),
                MODEL.flags(),
                MODEL.expansion(),
                List.of(play));
        Score score = customer.score(model);
        Suggestion suggestion = Plays.choose(model, score, EnumSet.of(Flag.EXPANSION_READY, Flag.DORMANT))
                .get(0);
        return PlayText.of(suggestion, score, about(customer));
    }

    private static String below(Metric metric, String template, Customer customer) {
        return text(new Play("p", List.of(new MetricBelow("m", 101)), template), metric, customer);
    }

    private static String atLeast(Metric metric, String template, Customer customer) {
        return text(new Play("p", List.of(new MetricAtLeast("m", 0)), template), metric, customer);
    }

    private static String text(Play play, Metric metric, Customer customer) {
        var suggestion = new Suggestion(play, Occasion.of(MetricScore.ofExpansion(metric, customer.subject(TODAY))));
        return PlayText.of(suggestion, customer.score(MODEL), about(customer)).text();
    }

    private static About about(Customer customer) {
        return new About(customer.facts(), "Acme Inc.", customer.window());
    }

    private static Customer used(int... daysAgo) {
        var customer = new Customer();
        for (int day : daysAgo) {
            customer.had(Happening.on(daysAgo(day), LOGIN).by("u-1"));
        }
        return customer;
    }

    private static void answers(Customer customer) {
        Stream.of("promoter", "promoter", "passive")
                .forEach(answer ->
                        customer.had(Happening.on(daysAgo(9), NPS_RESPONSE).named(answer)));
    }

    private static Happening urgent(int daysAgo, String ticket) {
        return Happening.on(daysAgo(daysAgo), TICKET_OPENED).named(ticket).severe(Severity.URGENT);
    }

    private static Happening by(EventType type, String name, String user) {
        return Happening.on(daysAgo(2), type).named(name).by(user);
    }

    private static Metric users(String key, EventType type, String... names) {
        return Models.metric(key, 1, new DistinctUsers(Selection.of(type).named(Names.of(Set.of(names))), 28));
    }
}
