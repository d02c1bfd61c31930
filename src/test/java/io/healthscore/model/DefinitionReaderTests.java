package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.scoring.ScoringModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTests {

    /** A small sound definition; tests spoil one part of it. */
    private static final String SOUND = """
            key: small
            appliesTo: {segments: [enterprise]}
            scale: {type: percentage}
            bands: {healthy: 75, watch: 50, poor: 25, critical: 0}
            minimumCoverage: 0.25
            confidence: {high: 0.8, medium: 0.5}
            minimumAge: P14D
            weights: {high: 3, medium: 2, low: 1}
            categories: [{key: usage, weight: high}]
            lists: {premium: [sso]}
            metrics:
              - {key: days, label: Days in use, category: usage, weight: high, whenMissing: leave_out,
                 value: {aggregate: active_days, of: usage, window: P28D},
                 normalize: {type: piecewise, points: [[0, 0], [10, 50], [12, 100]]}}
              - {key: paid, label: Premium, category: usage, weight: 1.5,
                 value: {aggregate: distinct_users, of: [feature_used, custom], names: premium, window: P4W},
                 normalize: {type: linear, worst: 0, best: 5}}
            caps:
              - {key: silent, label: Silent, when: {aggregate: days_since_last, of: usage, above: 28}, atMost: 49}
              - {key: fading, label: Fading, atMost: {type: piecewise, points: [[-65, 49], [-45, 100]]},
                 when: {aggregate: change, window: P28D, below: -45, value: {aggregate: count, of: usage}}}
            flags: {dormant: {silentFor: P84D}}
            plays:
              - {play: call, when: {cap: silent}, text: Call them.}
              - {play: show, when: [{metric: paid, below: 50}, {flag: at_risk}], text: Show them.}
            """;

    @Test
    void readsASoundDefinition() {
        var model = read(SOUND);

        assertThat(model.key()).isEqualTo("small");
        assertThat(model.metrics().get(1).weight()).isEqualTo(1.5);
        assertThat(model.shares()).containsExactly(3 / 4.5, 1.5 / 4.5);
        assertThat(model.plays()).hasSize(2);
    }

    /** What is replaced by what, and the fault that must come of it: each alone, and nothing else. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            key: small                      | key: Small Model              | /key must be 1 to 64 of the characters a-z, 0-9, _ and -, beginning with a letter
            segments: [enterprise]          | segment: [enterprise]         | /appliesTo/segment is not a field of appliesTo; it takes segments, lifecycles, youngerThan
            segments: [enterprise]          | segments: []                  | /appliesTo/segments must name at least one; leave it out to mean any
            segments: [enterprise]          | youngerThan: P1M              | /appliesTo/youngerThan must be a duration of whole days such as P28D
            type: percentage                | type: stars                   | /scale/type must be one of percentage, range, grades
            watch: 50                       | watch: 80                     | /bands/watch must be under healthy
            healthy: 75                     | healthy: .inf                 | /bands/healthy must be a number
            healthy: 75                     | healthy: 101                  | /bands bands.healthy must not be above the scale's highest, 100
            minimumCoverage: 0.25           | minimumCoverage: 25           | /minimumCoverage must be from 0 to 1
            medium: 0.5}                    | medium: 0.9}                  | /confidence/medium must not be above high
            minimumAge: P14D                | minimumAge: PT12H             | /minimumAge must be a duration of whole days such as P28D
            high: 3                         | high: 0                       | /weights/high must be above 0; leave out what shall not count
            usage, weight: high}            | usage, weight: 0}             | /categories/0/weight must be above 0; leave out what shall not count
            usage, weight: high}            | usage, weight: huge}          | /categories/0/weight must be one of high, medium, low
            usage, weight: high}]           | usage, weight: high}, {key: money, weight: low}] | /categories/1 is used by no metric
            days, label: Days in use        | paid, label: Days in use      | /metrics/1/key is the key of /metrics/0 as well
            category: usage, weight: high   | category: use, weight: high   | /metrics/0/category names no category of this model
            window: P28D}                   | window: P3661D}               | /metrics/0/value/window must be from P1D to P3660D
            window: P28D}                   | window: P28D, windw: P7D}     | /metrics/0/value/windw is not a field of a value; it takes times, aggregate, of, name, names, severity, window
            active_days, of: usage          | active_days, of: login_event  | /metrics/0/value/of must be an event type such as feature_used, or a kind: usage, satisfaction, account
            whenMissing: leave_out          | whenMissing: ignore           | /metrics/0/whenMissing must be one of leave_out, neutral, worst
            [12, 100]                       | [10, 100]                     | /metrics/0/normalize/points x must rise; 10 follows 10
            [12, 100]                       | [12, 110]                     | /metrics/0/normalize/points/2/1 must be from 0 to 100
            [12, 100]                       | [.nan, 100]                   | /metrics/0/normalize/points/2/0 must be a number
            [12, 100]                       | [12]                          | /metrics/0/normalize/points/2 must be a pair of a value and its score
            worst: 0, best: 5               | worst: 5, best: 5             | /metrics/1/normalize worst and best must differ
            worst: 0, best: 5               | worst: 0                      | /metrics/1/normalize/best is required
            type: linear, worst: 0, best: 5 | type: percentile, within: region | /metrics/1/normalize/within must be one of all, segment
            type: linear, worst: 0, best: 5 | type: percentile, best: 5 | /metrics/1/normalize/best must be one of high, low
            type: linear, worst: 0, best: 5 | type: rank                | /metrics/1/normalize/type must be one of linear, piecewise, steps, target, logistic, decay, percentile
            atMost: {type: piecewise, points: [[-65, 49], [-45, 100]]}  | atMost: {type: percentile} | /caps/1/atMost/type must be one of linear, piecewise, steps, target, logistic, decay
            names: premium                  | names: premiun                | /metrics/1/value/names must be a list of names or the key of one under /lists: premium
            names: premium                  | severity: high                | /metrics/1/value/severity is only for ticket_opened
            names: premium                  | name: sso, names: premium     | /metrics/1/value must have either name or names
            [feature_used, custom]          | []                            | /metrics/1/value/of must name an event type
            above: 28                       | over: 28                      | /caps/0/when needs above or below
            atMost: 49                      | atMost: 149                   | /caps/0/atMost must be from 0 to 100
            [-65, 49], [-45, 100]           | [-65, 100], [-45, 49]         | /caps/1 atMost must not fall: the farther below its condition a value is, the worse it is
            28}, atMost: 49                 | 28}, atMost: {type: linear, worst: 0, best: 9} | /caps/0 atMost must not rise: the farther above its condition a value is, the worse it is
            [-45, 100]                      | [-75, 100]                    | /caps/1/atMost/points x must rise; -75 follows -65
            {aggregate: count, of: usage}   | {aggregate: days_since_last, of: usage} | /caps/1/when/value/aggregate must be one of count, sum, mean, min, max, active_days, distinct_users, distinct_names, completed, nps, share, latest
            {aggregate: count, of: usage}   | {aggregate: nps, of: usage}   | /caps/1/when/value/of must be nps_response
            silentFor: P84D                 | silentFor: 84                 | /flags/dormant/silentFor must be a duration of whole days such as P28D
            cap: silent                     | cap: silence                  | /plays/0/when/cap names no cap of this model
            metric: paid                    | metric: pad                   | /plays/1/when/0/metric names no metric of this model
            paid, below: 50                 | paid                          | /plays/1/when/0 must say either below or atLeast for the metric's score
            flag: at_risk                   | flag: at_rik                  | /plays/1/when/1/flag must be one of at_risk, dormant, expansion_ready
            play: call,                     | play: call, day: 1,           | /plays/0/day is not a field of a play; it takes play, when, text
            """)
    void namesAFaultByItsPointer(String part, String spoilt, String fault) {
        assertThat(SOUND).contains(part);

        var faults = faults(SOUND.replaceFirst(Pattern.quote(part), spoilt));

        assertThat(faults).first().isEqualTo(fault);
        assertThat(faults).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var spoilt = SOUND.replace("key: small", "kee: small")
                .replace("watch: 50", "watch: 80")
                .replace("active_days", "activ_days")
                .replace("[10, 50]", "[13, 50]")
                .replace("cap: silent", "cap: silence");

        assertThat(faults(spoilt))
                .containsExactlyInAnyOrder(
                        "/key is required",
                        "/kee is not a field of a scoring model; it takes key, appliesTo, scale, bands, minimumCoverage, "
                                + "minimumAge, confidence, weights, lists, categories, metrics, caps, plays, expansion, flags",
                        "/bands/watch must be under healthy",
                        "/metrics/0/value/aggregate must be one of count, sum, mean, min, max, active_days, distinct_users, "
                                + "distinct_names, completed, nps, share, latest, days_since_last, open_count, "
                                + "open_longest_days, days_until, ratio, change",
                        "/metrics/0/normalize/points x must rise; 12 follows 13",
                        "/plays/0/when/cap names no cap of this model");
    }

    @Test
    void saysDoubledKeysAlongWithTheRest() {
        var spoilt = SOUND.replace("minimumCoverage: 0.25", "minimumCoverage: 0.25\nminimumCoverage: 2");

        assertThat(faults(spoilt))
                .containsExactly("/minimumCoverage is there twice", "/minimumCoverage must be from 0 to 1");
    }

    @Test
    void refusesAModelWithoutMetrics() {
        assertThat(faults("{key: small, bands: {healthy: 75, watch: 50, poor: 25, critical: 0}, "
                        + "categories: [{key: usage, weight: 1}], metrics: []}"))
                .containsExactly("/metrics must have at least one metric", "/categories/0 is used by no metric");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(faults("[1, 2]")).containsExactly("the body must be an object");
    }

    @Test
    void keepsTheDefaultModelForEverybody() {
        assertThat(faults(SOUND.replace("key: small", "key: default")))
                .containsExactly("/appliesTo must be empty: the default model is for all that no other one takes");
    }

    @Test
    void readsBandsOnAScaleOfGrades() {
        var graded = SOUND.replace("{type: percentage}", "{type: grades, grades: {A: 80, B: 60, C: 30, D: 0}}")
                .replace(
                        "{healthy: 75, watch: 50, poor: 25, critical: 0}",
                        "{healthy: A, watch: B, poor: C, critical: D}");

        assertThat(read(graded).grading().display(65)).isEqualTo("B");
        assertThat(faults(graded.replace("watch: B", "watch: X")))
                .containsExactly("/bands/watch X is not a grade of the scale");
    }

    @Test
    void leavesAListedMetricWithoutNamesMissingRatherThanWrong() {
        assertThat(read(SOUND.replace("premium: [sso]", "premium: []")).metrics())
                .hasSize(2);
    }

    private static ScoringModel read(String yaml) {
        return DefinitionReader.read(DefinitionText.yaml(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> faults(String yaml) {
        var invalid = catchThrowableOfType(InvalidRequest.class, () -> read(yaml));
        return invalid.faults().stream().map(Fault::sentence).toList();
    }
}
