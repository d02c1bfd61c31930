package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.platform.StrictJson;
import io.healthscore.signal.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTests {

    private static final Reception RECEPTION =
            Reception.of(Instant.parse("2026-03-01T09:30:00Z"), new EventRetention(Period.ofMonths(37)));

    @ParameterizedTest(name = "{0} counts as {2} of \"{1}\", severity {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'type': 'login'                                                      |           |            | 0
                    'type': 'feature_used', 'name': 'reports'                            | reports   | 1          | 0
                    'type': 'feature_used', 'name': 'reports', 'value': 0                | reports   | 0          | 0
                    'type': 'session', 'value': 90.50                                    |           | 90.5       | 0
                    'type': 'milestone_reached', 'name': 'invited'                       | invited   |            | 0
                    'type': 'custom', 'name': 'exported', 'value': 1e3                   | exported  | 1000       | 0
                    'type': 'nps_response', 'value': 6                                   | detractor | 6          | 0
                    'type': 'nps_response', 'value': 7                                   | passive   | 7          | 0
                    'type': 'nps_response', 'value': 8                                   | passive   | 8          | 0
                    'type': 'nps_response', 'value': 9.0                                 | promoter  | 9          | 0
                    'type': 'csat_response', 'value': 4                                  |           | 75.000000  | 0
                    'type': 'csat_response', 'value': 1, 'scaleMax': 10                  |           | 0.000000   | 0
                    'type': 'csat_response', 'value': 5, 'scaleMax': 7, 'name': 'sso'    |           | 66.666667  | 0
                    'type': 'ticket_opened', 'name': 'T-1'                               | T-1       |            | 2
                    'type': 'ticket_opened', 'name': 'T-1', 'severity': 'low'            | T-1       |            | 1
                    'type': 'ticket_opened', 'name': 'T-1', 'severity': 'urgent'         | T-1       |            | 4
                    'type': 'ticket_resolved', 'name': 'T-1'                             | T-1       |            | 0
                    'type': 'pulse_recorded', 'value': 20, 'name': 'r', 'author': 'jo'   |           | 20         | 0
                    'type': 'contract_renewed', 'value': 12000                           |           | 12000      | 0
                    'type': 'contract_cancelled', 'effectiveOn': '2026-06-30'            |           | 20634      | 0
                    'type': 'contract_cancelled', 'name': 'too dear'                     |           | 20513      | 0
                    'type': 'account_expanded', 'name': 'seats', 'value': 40             | seats     | 40         | 0
                    'type': 'account_contracted', 'name': 'plan'                         | plan      |            | 0
                    'type': 'spend_recorded', 'value': 1200.00                           |           | 1200       | 0
                    'type': 'spend_recorded', 'value': 1000, 'period': 'year'            |           | 83.333333  | 0
                    'type': 'seats_changed', 'value': 40.0                               |           | 40         | 0
                    'type': 'payment_failed'                                             |           |            | 0
                    'type': 'payment_received', 'value': 7                               |           | 7          | 0
                    'type': 'touchpoint_recorded', 'name': 'call', 'author': 'jo'        | call      |            | 0
                    'type': 'measure_reported', 'name': 'margin', 'value': -3.25         | margin    | -3.25      | 0
                    """)
    void meansForSignalsWhatItsTypeSays(String fields, @Nullable String facet, @Nullable String value, int severity) {
        var event = event(fields);

        assertThat(event.facet()).isEqualTo(facet == null ? "" : facet);
        assertThat(event.signalValue() == null ? null : String.valueOf(event.signalValue()))
                .isEqualTo(value);
        assertThat(event.severity()).isEqualTo(severity);
        assertThat(Event.of(event.type(), event.envelope(), event.name(), event.value(), event.details()))
                .isEqualTo(event);
        assertThat(EventType.of(event.type().word())).contains(event.type());
    }

    private static Event event(String fields) {
        var json = "{'accountId': 'acme', %s}".formatted(fields).replace('\'', '"');
        var reading = EventReader.read(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), RECEPTION);
        return ((Reading.Valid) reading).event();
    }
}
