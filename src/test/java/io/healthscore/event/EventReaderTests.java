package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Reception RECEPTION = Reception.of(NOW, new EventRetention(Period.ofMonths(37)));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "'type': 'login'",
                "'type': 'login', 'userId': 'u-1', 'properties': {'any': [1, {'thing': null}]}",
                "'type': 'login', 'userId': null, 'name': null, 'value': null, 'severity': null",
                "'type': 'feature_used', 'name': 'reports'",
                "'type': 'feature_used', 'name': 'reports', 'value': 3",
                "'type': 'session', 'value': 0",
                "'type': 'session', 'value': 12.345678",
                "'type': 'milestone_reached', 'name': 'first report'",
                "'type': 'custom', 'name': 'exported'",
                "'type': 'custom', 'name': 'exported', 'value': -1000000000000",
                "'type': 'nps_response', 'value': 0",
                "'type': 'nps_response', 'value': 10.0",
                "'type': 'csat_response', 'value': 5",
                "'type': 'csat_response', 'value': 7, 'scaleMax': 7, 'name': 'reports'",
                "'type': 'csat_response', 'value': 2.5, 'scaleMax': 3.0",
                "'type': 'ticket_opened', 'name': 'T-1'",
                "'type': 'ticket_opened', 'name': 'T-1', 'severity': 'urgent', 'topic': 'sso', 'nature': 'problem'",
                "'type': 'ticket_resolved', 'name': 'T-1'",
                "'type': 'pulse_recorded', 'value': 100, 'name': 'new champion', 'author': 'jo'",
                "'type': 'contract_renewed'",
                "'type': 'contract_renewed', 'value': 12000",
                "'type': 'contract_cancelled'",
                "'type': 'contract_cancelled', 'name': 'too dear', 'effectiveOn': '2028-02-29'",
                "'type': 'account_expanded', 'name': 'seats'",
                "'type': 'account_contracted', 'name': 'addon', 'value': 0",
                "'type': 'spend_recorded', 'value': 99.99",
                "'type': 'spend_recorded', 'value': 1200, 'period': 'year'",
                "'type': 'seats_changed', 'value': 0",
                "'type': 'payment_failed'",
                "'type': 'payment_received', 'value': 12.5",
                "'type': 'touchpoint_recorded', 'name': 'meeting', 'author': 'jo'",
                "'type': 'measure_reported', 'name': 'margin', 'value': -3.25"
            })
    void takesWhatATypeAllows(String fields) {
        assertThat(read("{'accountId': 'acme', %s}".formatted(fields))).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'type': 'login', 'name': 'reports'                                         | /name
                    'type': 'login', 'severity': 'low'                                         | /severity
                    'type': 'login', 'typo': 1                                                 | /typo
                    'type': 'login', 'a/b~c': 1                                                | /a~1b~0c
                    'type': 'login', 'userId': ''                                              | /userId
                    'type': 'login', 'userId': 17                                              | /userId
                    'type': 'login', 'properties': 'none'                                      | /properties
                    'type': 'login', 'properties': []                                          | /properties
                    'type': 'login', 'properties': {'a': {'b': 1, 'b': 2}}                     | /properties/a/b
                    'type': 'login', 'properties': {'a': 1e400}                                | /properties/a
                    'type': 'login', 'type': 'login'                                           | /type
                    'type': 'Login'                                                            | /type
                    'type': 'feature_use', 'name': 'reports'                                   | /type
                    'type': 7                                                                  | /type
                    'type': null                                                               | /type
                    'name': 'reports'                                                          | /type
                    'type': 'feature_used'                                                     | /name
                    'type': 'feature_used', 'name': ''                                         | /name
                    'type': 'feature_used', 'name': 7                                          | /name
                    'type': 'feature_used', 'name': 'reports', 'value': '3'                    | /value
                    'type': 'feature_used', 'name': 'reports', 'value': true                   | /value
                    'type': 'feature_used', 'name': 'reports', 'value': 1e400                  | /value
                    'type': 'feature_used', 'name': 'reports', 'value': 1e999999999            | /value
                    'type': 'feature_used', 'name': 'reports', 'value': 1000000000000.000001   | /value
                    'type': 'feature_used', 'name': 'reports', 'value': 0.0000001              | /value
                    'type': 'feature_used', 'name': 're\\u0000ports'                           | /name
                    'type': 'feature_used', 'name': 're\\ud800ports'                           | /name
                    'type': 'session'                                                          | /value
                    'type': 'session', 'value': -0.000001                                      | /value
                    'type': 'session', 'value': null                                           | /value
                    'type': 'milestone_reached'                                                | /name
                    'type': 'milestone_reached', 'name': 'm', 'value': 1                       | /value
                    'type': 'custom'                                                           | /name
                    'type': 'nps_response'                                                     | /value
                    'type': 'nps_response', 'value': 11                                        | /value
                    'type': 'nps_response', 'value': -1                                        | /value
                    'type': 'nps_response', 'value': 7.5                                       | /value
                    'type': 'nps_response', 'value': '7'                                       | /value
                    'type': 'csat_response'                                                    | /value
                    'type': 'csat_response', 'value': 0.9                                      | /value
                    'type': 'csat_response', 'value': 6                                        | /value
                    'type': 'csat_response', 'value': 8, 'scaleMax': 7                         | /value
                    'type': 'csat_response', 'value': 1, 'scaleMax': 2                         | /scaleMax
                    'type': 'csat_response', 'value': 1, 'scaleMax': 11                        | /scaleMax
                    'type': 'csat_response', 'value': 1, 'scaleMax': 4.5                       | /scaleMax
                    'type': 'ticket_opened'                                                    | /name
                    'type': 'ticket_opened', 'name': 'T-1', 'severity': 'blocker'              | /severity
                    'type': 'ticket_opened', 'name': 'T-1', 'nature': 'complaint'              | /nature
                    'type': 'ticket_opened', 'name': 'T-1', 'topic': ''                        | /topic
                    'type': 'ticket_opened', 'name': 'T-1', 'author': 'jo'                     | /author
                    'type': 'ticket_resolved'                                                  | /name
                    'type': 'pulse_recorded', 'value': 101, 'name': 'r', 'author': 'jo'        | /value
                    'type': 'pulse_recorded', 'value': 50, 'author': 'jo'                      | /name
                    'type': 'pulse_recorded', 'value': 50, 'name': 'r'                         | /author
                    'type': 'contract_renewed', 'effectiveOn': '2026-03-01'                    | /effectiveOn
                    'type': 'contract_cancelled', 'effectiveOn': '2026-02-29'                  | /effectiveOn
                    'type': 'contract_cancelled', 'effectiveOn': '2026-03-01T00:00:00Z'        | /effectiveOn
                    'type': 'contract_cancelled', 'value': 1                                   | /value
                    'type': 'account_expanded'                                                 | /name
                    'type': 'account_expanded', 'name': 'users'                                | /name
                    'type': 'account_contracted', 'name': 'plan', 'value': -1                  | /value
                    'type': 'spend_recorded'                                                   | /value
                    'type': 'spend_recorded', 'value': -0.01                                   | /value
                    'type': 'spend_recorded', 'value': 1, 'period': 'week'                     | /period
                    'type': 'seats_changed'                                                    | /value
                    'type': 'seats_changed', 'value': 1.5                                      | /value
                    'type': 'seats_changed', 'value': -1                                       | /value
                    'type': 'payment_failed', 'name': 'card'                                   | /name
                    'type': 'payment_received', 'value': '12'                                  | /value
                    'type': 'touchpoint_recorded', 'name': 'call'                              | /author
                    'type': 'touchpoint_recorded', 'author': 'jo'                              | /name
                    'type': 'measure_reported', 'name': 'margin'                               | /value
                    'type': 'measure_reported', 'value': 1                                     | /name
                    """)
    void refusesWhatATypeDoesNot(String fields, String pointer) {
        assertThat(faults("{'accountId': 'acme', %s}".formatted(fields)))
                .extracting(Fault::pointer)
                .containsExactly(pointer);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00Z",
        "2026-03-01t09:30:00z, 2026-03-01T09:30:00Z",
        "2026-03-01T01:00:00-08:30, 2026-03-01T09:30:00Z",
        "2026-03-02T09:30:00+00:00, 2026-03-02T09:30:00Z",
        "2026-03-01T09:29:59.123456789Z, 2026-03-01T09:29:59.123456Z",
        "2026-03-01T09:29:59.9999999999999Z, 2026-03-01T09:29:59.999999Z",
        "2024-02-29T23:59:59.5+00:00, 2024-02-29T23:59:59.5Z",
        "2023-02-01T09:30:00Z, 2023-02-01T09:30:00Z",
        "2025-12-31T23:59:60Z, 2025-12-31T23:59:59Z"
    })
    void takesATimeWithAnyOffsetAndCutsItToMicroseconds(String sent, Instant meant) {
        assertThat(event("{'accountId': 'acme', 'type': 'login', 'occurredAt': '%s'}".formatted(sent))
                        .occurredAt())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T09:30:00Z",
                "2026-02-30T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T09:60:00Z",
                "2026-03-01T09:30:61Z",
                "2026-03-01T09:30:60Z",
                "2026-03-01T09:30:00",
                "2026-03-01T09:30Z",
                "2026-03-01 09:30:00Z",
                "2026-03-01",
                "2026-03-01T09:30:00+25:00",
                "2026-03-01T09:30:00+0100",
                "2026-03-01T09:30:00,5Z",
                "+12026-03-01T09:30:00Z",
                "1772357400",
                "yesterday",
                "",
                "2023-02-01T09:29:59.999999Z",
                "0001-01-01T00:00:00Z",
                "2026-03-02T09:30:00.000001Z",
                "9999-12-31T23:59:59Z"
            })
    void refusesATimeThatIsNoneOrTooFarAway(String sent) {
        assertThat(faults("{'accountId': 'acme', 'type': 'login', 'occurredAt': '%s'}".formatted(sent)))
                .extracting(Fault::pointer)
                .containsExactly("/occurredAt");
    }

    @Test
    void requiresTheTimeOfAnEventWithAnId() {
        assertThat(faults("{'accountId': 'acme', 'type': 'login', 'id': 'e-1'}"))
                .containsExactly(Fault.at("/occurredAt", "is required"));
    }

    @Test
    void makesUpTheIdAndTheTimeOfAnEventWithout() {
        var first = event("{'accountId': 'acme', 'type': 'login', 'id': null}");
        var second = event("{'accountId': 'acme', 'type': 'login'}");

        assertThat(first.occurredAt()).isEqualTo(NOW);
        assertThat(first.id()).isNotEmpty().isNotEqualTo(second.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "a", "0015g00000XyZAB", "jo@acme.example", "a:b_c-d.e", "...", "-"})
    void takesAccountIdsAsCrmsMakeThem(String accountId) {
        assertThat(event("{'accountId': '%s', 'type': 'login'}".formatted(accountId))
                        .accountId())
                .isEqualTo(accountId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'.'", "'..'", "'a b'", "'a/b'", "'ä'", "'a\\n'", "17", "{}", "null"})
    void refusesOtherAccountIds(String accountId) {
        assertThat(faults("{'accountId': %s, 'type': 'login'}".formatted(accountId)))
                .extracting(Fault::pointer)
                .containsExactly("/accountId");
    }

    @Test
    void holdsTextsToTheirLengthsInCharacters() {
        var longest = "\uD83D\uDE00".repeat(200);

        assertThat(event("{'accountId': '%s', 'type': 'login', 'userId': '%s'}".formatted("a".repeat(128), longest))
                        .userId())
                .isEqualTo(longest);
        assertThat(faults("{'accountId': '%s', 'type': 'custom', 'name': '%s', 'id': '%s', 'userId': '%s'}"
                        .formatted("a".repeat(129), "n".repeat(201), "i".repeat(201), "u".repeat(201))))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/accountId", "/name", "/id", "/userId");
    }

    @Test
    void takesPropertiesOfUpTo16KiB() {
        var fits = "x".repeat(EventReader.MAX_PROPERTIES - "{'p':''}".length());
        var body = "{'accountId': 'acme', 'type': 'login', 'properties': {'p': '%s'}}";

        assertThat(event(body.formatted(fits)).properties()).hasSize(EventReader.MAX_PROPERTIES);
        assertThat(faults(body.formatted(fits + "x")))
                .extracting(Fault::pointer)
                .containsExactly("/properties");
        assertThat(faults(body.formatted("\u00e4".repeat(fits.length() / 2 + 1))))
                .extracting(Fault::pointer)
                .containsExactly("/properties");
    }

    /** The database writes 308 digits. */
    @Test
    void measuresNumbersWithoutTheirExponents() {
        var body = "{'accountId': 'acme', 'type': 'login', 'properties': {'p': [1e3%s]}}";

        assertThat(read(body.formatted(""))).isInstanceOf(Reading.Valid.class);
        for (var number : List.of(",1e307", ",1e-307")) {
            assertThat(faults(body.formatted(number.repeat(60))))
                    .extracting(Fault::pointer)
                    .containsExactly("/properties");
            assertThat(faults(body.formatted(number.repeat(2_300))))
                    .extracting(Fault::pointer)
                    .containsExactly("/properties");
        }
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        var body = "{'accountId': 'acme', 'type': 'login', 'properties': {'p': %s%s}}";

        assertThat(read(body.formatted("[".repeat(18), "]".repeat(18)))).isInstanceOf(Reading.Valid.class);
        assertThat(faults(body.formatted("[".repeat(19), "]".repeat(19)))).hasSize(1);
        assertThat(faults(body.formatted("[".repeat(400), "]".repeat(400)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "17", "'text'", "null", "true"})
    void refusesAnItemThatIsNoObject(String item) {
        assertThat(faults(item)).containsExactly(Fault.at("", "must be an object"));
    }

    @Test
    void listsEveryFaultAtOnce() {
        assertThat(faults("{'type': 'session', 'value': '3', 'name': 'x', 'occurredAt': 'now', 'userID': 'u'}"))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/accountId", "/value", "/name", "/occurredAt", "/userID");
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(faults("{'accountId': 'acme', 'type': 'feature-use', 'name': 'x'}"))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .contains("did you mean feature_used?");
        assertThat(faults("{'accountId': 'acme', 'type': 'login', 'userid': 'x'}"))
                .containsExactly(Fault.at("/userid", "is not a field of login; did you mean userId?"));
    }

    @Test
    void saysWhoseAFaultyEventWouldHaveBeen() {
        var reading =
                read("{'accountId': 'acme', 'id': 'e-1', 'occurredAt': '2026-03-01T09:30:00Z', 'type': 'session'}");

        assertThat(reading).isEqualTo(new Reading.Faulty("acme", "e-1", List.of(Fault.at("/value", "is required"))));
    }

    private static Event event(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) read(json)).event();
    }

    private static List<Fault> faults(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty) read(json)).faults();
    }

    private static Reading read(String json) {
        var octets = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return EventReader.read(StrictJson.read(octets), RECEPTION);
    }
}
