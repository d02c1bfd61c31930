package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MILESTONE_REACHED;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.SESSION;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.signal.EventKind;
import io.healthscore.signal.UserSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountedTests {

    private static final Selection LOGINS = Selection.of(LOGIN);
    private static final Selection USAGE = Selection.of(EventKind.USAGE);

    @Test
    void endsTheWindowWithTheDayScoredAndIncludesIt() {
        var customer =
                new Customer().had(LOGIN, -1).had(LOGIN, 0).had(LOGIN, 27).had(LOGIN, 28);

        assertThat(customer.measure(new Count(LOGINS, 28)).value()).isEqualTo(2);
        assertThat(customer.measure(new Count(LOGINS, 29)).value()).isEqualTo(3);
        assertThat(customer.measure(new Count(LOGINS, 1)).value()).isEqualTo(1);
    }

    @Test
    void countsALeapDayAsADay() {
        LocalDate march1 = LocalDate.parse("2028-03-01");
        var customer = new Customer().had(Happening.on(LocalDate.parse("2028-02-28"), LOGIN));

        assertThat(new Count(LOGINS, 2).measure(customer.subject(march1)).value())
                .isZero();
        assertThat(new Count(LOGINS, 3).measure(customer.subject(march1)).value())
                .isEqualTo(1);
        assertThat(new DaysSinceLast(LOGINS).measure(customer.subject(march1)).value())
                .isEqualTo(2);
    }

    @Test
    void countsEventsOfAllTypesSelected() {
        var customer = new Customer()
                .had(LOGIN, 1)
                .had(SESSION, 1, 600)
                .had(Happening.on(daysAgo(2), FEATURE_USED).named("reports").worth(1))
                .had(PAYMENT_RECEIVED, 2);

        assertThat(customer.measure(new Count(USAGE, 28)).value()).isEqualTo(3);
        assertThat(customer.measure(new ActiveDays(USAGE, 28)).value()).isEqualTo(2);
    }

    @Test
    void sumsValuesAndNotEvents() {
        var customer =
                new Customer().had(FEATURE_USED, 1, 2.5).had(FEATURE_USED, 1, 4).had(FEATURE_USED, 40, 100);

        assertThat(customer.measure(new Sum(Selection.of(FEATURE_USED), 28)).value())
                .isEqualTo(6.5);
    }

    @Test
    void narrowsByName() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(1), CUSTOM).named("exported"))
                .had(Happening.on(daysAgo(1), CUSTOM).named("seat_limit_reached"));
        Selection limits = Selection.of(CUSTOM).named(Names.of(Set.of("seat_limit_reached")));

        assertThat(customer.measure(new Count(limits, 28)).value()).isEqualTo(1);
    }

    @Test
    void narrowsBySeverity() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(1), TICKET_OPENED).named("T-1").severe(Severity.URGENT))
                .had(Happening.on(daysAgo(2), TICKET_OPENED).named("T-2").severe(Severity.LOW));

        assertThat(customer.measure(new Count(Selection.of(TICKET_OPENED).severe(Severity.URGENT), 28))
                        .value())
                .isEqualTo(1);
    }

    @Test
    void isMissingOverAnEmptyListOfNames() {
        var customer = new Customer().had(Happening.on(daysAgo(1), CUSTOM).named("exported"));
        Selection none = Selection.of(CUSTOM).named(Names.of(Set.of()));

        assertThat(customer.measure(new Count(none, 28))).isEqualTo(Measurement.MISSING);
        assertThat(customer.measure(new DaysSinceLast(none))).isEqualTo(Measurement.MISSING);
        assertThat(customer.measure(new Completed(none, 28))).isEqualTo(Measurement.MISSING);
    }

    @Test
    void isAMeasuredZeroForAnAccountThatCouldHaveSentOne() {
        assertThat(new Customer().measure(new Count(LOGINS, 28))).isEqualTo(Measurement.of(0, Measurement.NEVER));
        assertThat(new Customer().measure(new DistinctUsers(LOGINS, 28)).isMeasured())
                .isTrue();
    }

    @Test
    void isMissingWhereNobodyEverSentTheType() {
        assertThat(new Customer().noFeed(LOGIN).measure(new Count(LOGINS, 28))).isEqualTo(Measurement.MISSING);
    }

    @Test
    void isMissingUntilTheAccountHasItsMinimumAge() {
        assertThat(new Customer().since(13).had(LOGIN, 1).measure(new Count(LOGINS, 28)))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer().since(14).measure(new Count(LOGINS, 28)).isMeasured())
                .isTrue();
    }

    @Test
    void isMissingUntilTheFeedHasTheMinimumAge() {
        assertThat(new Customer().feedSince(13, LOGIN).measure(new Count(LOGINS, 28)))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .feedSince(14, LOGIN)
                        .measure(new Count(LOGINS, 28))
                        .isMeasured())
                .isTrue();
    }

    @Test
    void takesTheEarliestFeedOfSeveralTypes() {
        var customer = new Customer().noFeed(SESSION).feedSince(3, FEATURE_USED).feedSince(40, LOGIN);

        assertThat(customer.measure(new Count(Selection.of(SESSION, FEATURE_USED, LOGIN), 28))
                        .isMeasured())
                .isTrue();
    }

    @Test
    void isMissingBeforeTheAccountBegan() {
        var customer = new Customer().since(20).had(LOGIN, 5);

        assertThat(new Count(LOGINS, 28).measure(customer.subject(daysAgo(30)))).isEqualTo(Measurement.MISSING);
    }

    @Test
    void scalesWhatAddsUpFromTheDaysLivedToTheWindow() {
        var customer = new Customer()
                .since(20)
                .had(LOGIN, 0)
                .had(LOGIN, 20)
                .had(LOGIN, 3)
                .had(FEATURE_USED, 5, 7);

        // 21 days lived, the first and the last included
        assertThat(customer.measure(new ActiveDays(LOGINS, 28)).value()).isEqualTo(4);
        assertThat(customer.measure(new Count(LOGINS, 84)).value()).isEqualTo(12);
        assertThat(customer.measure(new Sum(Selection.of(FEATURE_USED), 42)).value())
                .isEqualTo(14);
    }

    @Test
    void scalesNothingOnceTheWindowIsLived() {
        assertThat(new Customer()
                        .since(27)
                        .had(LOGIN, 0)
                        .measure(new Count(LOGINS, 28))
                        .value())
                .isEqualTo(1);
        assertThat(new Customer()
                        .since(26)
                        .had(LOGIN, 0)
                        .measure(new Count(LOGINS, 28))
                        .value())
                .isEqualTo(28 / 27.0);
    }

    @Test
    void doesNotScaleUsersAndNames() {
        var customer = new Customer()
                .since(20)
                .had(Happening.on(daysAgo(1), FEATURE_USED).named("reports").by("u1"))
                .had(Happening.on(daysAgo(2), FEATURE_USED).named("exports").by("u2"));

        assertThat(customer.measure(new DistinctUsers(USAGE, 28)).value()).isEqualTo(2);
        assertThat(customer.measure(new DistinctNames(USAGE, 28)).value()).isEqualTo(2);
    }

    @Test
    void countsNoEventFromBeforeTheAccountBeganWhenItScales() {
        var customer = new Customer().since(20).had(LOGIN, 0).had(LOGIN, 25);

        assertThat(customer.measure(new Count(LOGINS, 42)).value()).isEqualTo(2);
    }

    @Test
    void withoutAWindowIsMissingForAnAccountOlderThanTheFeedUntilItsFirstEvent() {
        var ever = new DistinctNames(Selection.of(MILESTONE_REACHED), Value.FOREVER);
        var older = new Customer().since(400).feedSince(100, MILESTONE_REACHED);

        assertThat(older.measure(ever)).isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .since(90)
                        .feedSince(100, MILESTONE_REACHED)
                        .measure(ever)
                        .isMeasured())
                .isTrue();

        older.had(Happening.on(daysAgo(99), MILESTONE_REACHED).named("invited"));

        assertThat(older.measure(ever).value()).isEqualTo(1);
    }

    @Test
    void doesNotScaleWithoutAWindow() {
        var customer = new Customer().since(20).had(LOGIN, 3).had(LOGIN, 2);

        assertThat(customer.measure(new Count(LOGINS, Value.FOREVER)).value()).isEqualTo(2);
    }

    @Test
    void countsAUserOnceAcrossDaysAndTypes() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(1), LOGIN).by("u1"))
                .had(Happening.on(daysAgo(5), LOGIN).by("u1"))
                .had(Happening.on(daysAgo(5), SESSION).worth(60).by("u1"))
                .had(Happening.on(daysAgo(5), SESSION).worth(60).by("u2"))
                .had(Happening.on(daysAgo(28), LOGIN).by("u3"));

        assertThat(customer.measure(new DistinctUsers(USAGE, 28)).value()).isEqualTo(2);
    }

    @Test
    void usageThatNamesNoUserLeavesUsersMissing() {
        assertThat(new Customer().had(LOGIN, 1).measure(new DistinctUsers(USAGE, 28)))
                .isEqualTo(Measurement.MISSING);
    }

    @Test
    void estimatesManyUsers() {
        var union = new UserUnion();
        for (int day = 0; day < 30; day++) {
            int first = day * 500;
            union.add(IntStream.range(first, first + 1000)
                    .mapToLong(user -> UserSet.hash("u" + user))
                    .sorted()
                    .limit(UserSet.CAPACITY)
                    .toArray());
        }

        assertThat(union.size()).isCloseTo(15_500, within(15_500 * 0.1));
    }

    @Test
    void unitesUsersAsTheStoredMergeDoes() {
        var sets = new ArrayList<long[]>();
        var union = new UserUnion();
        for (int day = 0; day < 40; day++) {
            int first = day * 70;
            long[] set = IntStream.range(first, first + 600)
                    .mapToLong(user -> UserSet.hash("u" + user))
                    .sorted()
                    .limit(UserSet.CAPACITY)
                    .toArray();
            sets.add(set);
            union.add(set);
        }

        assertThat(union.size()).isEqualTo(UserSet.size(UserSet.union(sets)));
    }

    @Test
    void countsANameOnceAcrossTypesAndNothingNameless() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(1), FEATURE_USED).named("reports"))
                .had(Happening.on(daysAgo(1), CUSTOM).named("reports"))
                .had(LOGIN, 1);

        assertThat(customer.measure(new DistinctNames(USAGE, 28)).value()).isEqualTo(1);
    }

    @Test
    void completesThePartOfAListThatHasCome() {
        Selection list = Selection.of(MILESTONE_REACHED).named(Names.of(Set.of("invited", "connected", "shared", "x")));
        var customer = new Customer()
                .had(Happening.on(daysAgo(100), MILESTONE_REACHED).named("invited"))
                .had(Happening.on(daysAgo(90), MILESTONE_REACHED).named("other"));

        assertThat(customer.measure(new Completed(list, Value.FOREVER)).value()).isEqualTo(0.25);
        assertThatThrownBy(() -> new Completed(Selection.of(MILESTONE_REACHED), 28))
                .hasMessage("completed needs names");
    }

    @Test
    void countsTheDaysSinceTheLastEvent() {
        assertThat(new Customer()
                        .had(LOGIN, 5)
                        .had(LOGIN, 9)
                        .measure(new DaysSinceLast(LOGINS))
                        .value())
                .isEqualTo(5);
        assertThat(new Customer()
                        .had(LOGIN, 0)
                        .measure(new DaysSinceLast(LOGINS))
                        .value())
                .isZero();
        assertThat(new Customer()
                        .had(LOGIN, -1)
                        .had(LOGIN, 9)
                        .measure(new DaysSinceLast(LOGINS))
                        .value())
                .isEqualTo(9);
    }

    @Test
    void countsTheDaysSinceTheBeginningForOneWhoNeverCame() {
        assertThat(new Customer().since(60).measure(new DaysSinceLast(LOGINS)).value())
                .isEqualTo(60);
        assertThat(new Customer()
                        .since(60)
                        .feedSince(40, LOGIN)
                        .measure(new DaysSinceLast(LOGINS))
                        .value())
                .isEqualTo(40);
        assertThat(new Customer().since(13).measure(new DaysSinceLast(LOGINS))).isEqualTo(Measurement.MISSING);
        assertThat(new Customer().noFeed(LOGIN).measure(new DaysSinceLast(LOGINS)))
                .isEqualTo(Measurement.MISSING);
    }

    @Test
    void saysWhenTheNewestEventOfItsWindowHappened() {
        var customer = new Customer().had(LOGIN, 3).had(LOGIN, -1);

        assertThat(customer.measure(new Count(LOGINS, 28)).lastEventAt())
                .isEqualTo(Happening.on(daysAgo(3), LOGIN).micros());
        assertThat(customer.measure(new Count(LOGINS, 2)).lastEventAt()).isEqualTo(Measurement.NEVER);
    }
}
