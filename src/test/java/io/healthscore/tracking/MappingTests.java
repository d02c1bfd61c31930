package io.healthscore.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.node.JsonNodeFactory;

class MappingTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Configuration.class);

    @EnableConfigurationProperties(TrackingSettings.class)
    static class Configuration {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'event': 'Signed In', 'properties': {'a': 1} | {'type':'login'}",
                "'event': 'Report Exported', 'properties': {'rows': 7} | {'type':'feature_used','name':'reports','value':7}",
                "'event': 'Report Exported' | {'type':'feature_used','name':'reports'}",
                "'event': 'Project Created' | {'type':'milestone_reached','name':'Project Created'}",
                "'event': 'Ticket', 'properties': {'ticket': {'id': 4711, 'priority': 'Urgent'}} | {'type':'ticket_opened','name':'4711','severity':'urgent','nature':'problem'}",
                "'event': 'Rated', 'properties': {'stars': 4} | {'type':'csat_response','scaleMax':10,'value':4}",
                "'event': 'signed in' | {'type':'custom','name':'signed in'}"
            })
    void makesEventsOfTrackedOnes(String call, String event) {
        with(
                        rule(0, "event=Signed In", "type=login"),
                        rule(1, "event=Report Exported", "type=feature_used", "from.value=rows", "set.name=reports"),
                        rule(2, "event=Project Created", "type=milestone_reached"),
                        rule(
                                3,
                                "event=Ticket",
                                "type=ticket_opened",
                                "from.name=ticket.id",
                                "from.severity=ticket.priority",
                                "set.nature=problem"),
                        rule(4, "event=Rated", "type=csat_response", "from.value=stars", "set.scaleMax=10"))
                .run(context -> {
                    var events = new TrackedEvents(context.getBean(TrackingSettings.class));
                    var sent = events.translate(
                            message("{'type': 'track', " + call + "}"),
                            JsonNodeFactory.instance.stringNode("a"),
                            Instant.EPOCH);
                    var own = sent.fields().retain("type", "name", "value", "severity", "nature", "scaleMax");

                    assertThat(StrictJson.read(own.toString()).node())
                            .isEqualTo(StrictJson.read(event.replace('\'', '"')).node());
                });
    }

    @Test
    void saysWhichPropertyAFaultIsAbout() {
        with(rule(0, "event=Ticket", "type=ticket_opened", "from.name=ticket.id"))
                .run(context -> {
                    var events = new TrackedEvents(context.getBean(TrackingSettings.class));
                    var sent = events.translate(
                            message("{'type': 'track', 'event': 'Ticket'}"),
                            JsonNodeFactory.instance.stringNode("a"),
                            Instant.EPOCH);

                    assertThat(sent.origin()
                                    .apply(Fault.at("/name", "is required"))
                                    .pointer())
                            .isEqualTo("/batch/0/properties/ticket/id");
                });
    }

    @Test
    void makesFieldsOfTheTraitsThatAreNamed() {
        runner.withPropertyValues(
                        "healthscore.tracking.mapping.traits.segment=plan",
                        "healthscore.tracking.mapping.traits.seats=employees",
                        "healthscore.tracking.mapping.traits.customerSince=createdAt")
                .run(context -> {
                    var traits = new Traits(context.getBean(TrackingSettings.class));
                    var account = traits.account("acme", StrictJson.read("""
                            {"id": "acme", "name": "Acme", "plan": "pro", "employees": 40, "industry": "steel", "createdAt": "2024-05-01T23:30:00-01:00"}
                            """).node());

                    assertThat(account).isEqualTo(StrictJson.read("""
                                    {"id": "acme", "name": "Acme", "segment": "pro", "seats": 40, "customerSince": "2024-05-02",
                                     "attributes": {"industry": "steel"}}""").node());
                    assertThat(traits.origin("seats")).isEqualTo("traits/employees");
                });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("Every rule needs the name of the tracked event", "type=login"),
                mistake("'x' becomes type 'null', which there is not; types are account_contracted, ", "event=x"),
                mistake(
                        "'x' becomes type 'logins', which there is not; types are account_contracted, ",
                        "event=x",
                        "type=logins"),
                mistake("'x' sets 'value', which login does not have", "event=x", "type=login", "from.value=v"),
                mistake(
                        "'x' sets 'prio', which ticket_opened does not have; it has name, nature, severity, topic",
                        "event=x",
                        "type=ticket_opened",
                        "from.name=id",
                        "from.prio=p"),
                mistake(
                        "'x' becomes ticket_opened, which needs 'name': name its property under from, or set it",
                        "event=x",
                        "type=ticket_opened"),
                mistake(
                        "'x': /severity must be one of low, normal, high, urgent",
                        "event=x",
                        "type=ticket_opened",
                        "from.name=id",
                        "set.severity=worst"),
                mistake("'x': /value must be a number", "event=x", "type=custom", "set.value=much"),
                mistake(
                        "'x' says 'value' twice, under from and under set",
                        "event=x",
                        "type=custom",
                        "set.value=1",
                        "from.value=v"));
    }

    private static Arguments mistake(String message, String... rule) {
        return Arguments.of(message, rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void doesNotStartWithAMistake(String message, String[] rule) {
        with(rule(0, rule))
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(message));
    }

    @Test
    void doesNotStartWithTwoRulesForOneNameOrAnUnknownField() {
        with(rule(0, "event=x", "type=login"), rule(1, "event=x", "type=custom"))
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("'x' has two rules"));
        runner.withPropertyValues("healthscore.tracking.mapping.traits.sgement=plan")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("an account has no field 'sgement'; it has autoRenew, "));
    }

    private static Message message(String json) {
        return Message.item(
                0,
                new StrictJson.Document(
                        "/batch/0", StrictJson.read(json.replace('\'', '"')).node(), List.of()),
                JsonNodeFactory.instance.objectNode());
    }

    private static Stream<String> rule(int index, String... properties) {
        return Stream.of(properties)
                .map(property -> "healthscore.tracking.mapping.track[%d].%s".formatted(index, property));
    }

    @SafeVarargs
    private final ApplicationContextRunner with(Stream<String>... rules) {
        return runner.withPropertyValues(Stream.of(rules).flatMap(rule -> rule).toArray(String[]::new));
    }
}
