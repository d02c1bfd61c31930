package io.healthscore.account;

import static io.healthscore.account.AccountCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.account.AccountCalls.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class AccountListControllerTests {

    @Autowired
    RestTestClient client;

    @Autowired
    Accounts module;

    @Autowired
    TransactionTemplate transactions;

    AccountCalls accounts;

    @BeforeEach
    void prepare() {
        accounts = new AccountCalls(client);
    }

    @Test
    void filtersByWhatTheRecordSays() {
        var one = newId("Filter-Ab");
        var other = newId("filter-cd");
        accounts.put(one, """
                {'name': 'Nordwind %1$s', 'segment': 's-%1$s', 'lifecycle': 'l-%1$s', 'owner': 'o-%1$s',
                 'externalIds': {'hubspot': 'h-%1$s'}}
                """.formatted(one));
        accounts.put(other, "{'name': 'x'}");

        assertThat(ids(accounts.get("?segment={x}", "s-" + one))).containsExactly(one);
        assertThat(ids(accounts.get("?lifecycle={x}", "l-" + one))).containsExactly(one);
        assertThat(ids(accounts.get("?owner={x}", "o-" + one))).containsExactly(one);
        assertThat(ids(accounts.get("?q={x}", "NORDWIND " + one))).containsExactly(one);
        assertThat(ids(accounts.get("?q={x}", one.toLowerCase(Locale.ROOT)))).containsExactly(one);
        assertThat(ids(accounts.get("?system=hubspot&externalId={x}", "h-" + one)))
                .containsExactly(one);
        assertThat(ids(accounts.get("?system=crm&externalId={x}", "h-" + one))).isEmpty();
        assertThat(ids(accounts.get("?segment={x}&system=&externalId=", "s-" + one)))
                .containsExactly(one);
        assertThat(ids(accounts.get("?segment={x}&registered=false", "s-" + one)))
                .isEmpty();
        assertThat(ids(accounts.get("?segment={x}&registered=true&owner={y}", "s-" + one, "o-" + one)))
                .containsExactly(one);
    }

    @Test
    void showsUnregisteredAccountsWithTheIdThatWasProbablyMeant() {
        accounts.put("Globex-Corporation", "{}");
        accounts.put("Initech", "{}");
        known("globex_corproation", "lobexcorporation", "Initrode-Quux", "initech");

        var typos = accounts.get("?registered=false&q=corp");

        assertThat(nearest(typos)).containsEntry("globex_corproation", "Globex-Corporation");
        assertThat(nearest(typos)).containsEntry("lobexcorporation", "Globex-Corporation");
        assertThat(accounts.get("/initech").text("nearestId")).isEqualTo("Initech");
        assertThat(accounts.get("/Initrode-Quux").text("nearestId")).isEqualTo("null");
        assertThat(accounts.get("/initech").body().get("registered").asBoolean())
                .isFalse();
    }

    @Test
    void registersAnAccountThatWasKnownFromEvents() {
        var id = newId("late");
        known(id);

        var registered = accounts.put(id, "{'name': 'Late'}");

        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.body().get("registered").asBoolean()).isTrue();
    }

    @Test
    void leavesOutExcludedAccountsAndChurnedOnesUnlessAskedFor() {
        var segment = newId("states");
        var record = "{'segment': '%s'}".formatted(segment);
        accounts.put(segment + "-1", record);
        accounts.put(segment + "-2", record);
        accounts.put(segment + "-3", record);
        accounts.put(segment + "-4", "{'segment': '%s', 'excluded': true}".formatted(segment));
        transactions.executeWithoutResult(status ->
                module.stateIs(Map.of(segment + "-2", AccountState.CHURNED, segment + "-3", AccountState.LEAVING)));

        assertThat(ids(accounts.get("?segment={x}", segment))).containsExactly(segment + "-1", segment + "-3");
        assertThat(ids(accounts.get("?segment={x}&state=churned", segment))).containsExactly(segment + "-2");
        assertThat(ids(accounts.get("?segment={x}&state=churned&state=leaving", segment)))
                .containsExactly(segment + "-2", segment + "-3");
        assertThat(accounts.get("/{id}", segment + "-2").text("state")).isEqualTo("churned");
        assertThat(accounts.get("/{id}", segment + "-4").status()).isEqualTo(200);
    }

    @Test
    void walksToTheEndWhileAccountsAreAdded() {
        var segment = newId("pages");
        var record = "{'segment': '%s'}".formatted(segment);
        IntStream.range(10, 17).forEach(i -> accounts.put(segment + "-" + i, record));

        var seen = new ArrayList<String>();
        var page = accounts.get("?segment={x}&limit=3", segment);
        for (int i = 0; page.body().has("nextCursor"); i++) {
            seen.addAll(ids(page));
            accounts.put(segment + "-" + (10 + i) + "-between", record);
            page = accounts.get("?segment={x}&limit=3&cursor={c}", segment, page.text("nextCursor"));
        }
        seen.addAll(ids(page));

        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(seen)
                .containsAll(
                        IntStream.range(10, 17).mapToObj(i -> segment + "-" + i).toList());
    }

    @Test
    void writesAListAsCsv() {
        var segment = newId("csv");
        accounts.put(segment, """
                {'name': '=1+1', 'segment': '%1$s', 'spend': 12.5, 'externalIds': {'hubspot': '%1$s'},
                 'attributes': {'region': 'emea'}}
                """.formatted(segment));

        var csv = csv(segment);

        assertThat(csv).startsWith("id,name,segment,lifecycle,owner,externalIds.hubspot,customerSince,");
        assertThat(csv).contains(segment + ",'=1+1," + segment + ",,," + segment + ",", ",12.5,false,emea,true,");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"-5,-5", "+12.50,+12.50", "-5+1,'-5+1", "-.5,'-.5", "-5.,'-5.", "-,'-", "+1-2,'+1-2"})
    void defusesWhatASpreadsheetWouldRunAndNoNumber(String name, String cell) {
        var segment = newId("csv-number");
        accounts.put(segment, "{'name': '%s', 'segment': '%s'}".formatted(name, segment));

        assertThat(csv(segment)).contains("\r\n" + segment + "," + cell + "," + segment + ",");
    }

    @Test
    void tellsTheLastPageEvenWhenItIsFull() {
        var segment = newId("full-page");
        accounts.put(segment + "-1", "{'segment': '%s'}".formatted(segment));
        accounts.put(segment + "-2", "{'segment': '%s'}".formatted(segment));

        assertThat(accounts.get("?segment={x}&limit=2", segment).body().has("nextCursor"))
                .isFalse();
        assertThat(accounts.get("?segment={x}&limit=1", segment).body().has("nextCursor"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            limit=0, limit
            limit=1001, limit
            limit=x, limit
            cursor=x, cursor
            state=gone, state
            registered=maybe, registered
            system=hubspot, externalId
            externalId=7, system
            """)
    void refusesParametersThatMakeNoSense(String query, String parameter) {
        var refused = accounts.get("?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void losesNoPlainValueToAnObjectOfTheSameNameInCsv() {
        var segment = newId("csv-mixed");
        accounts.put(segment + "-1", "{'segment': '%s', 'attributes': {'tier': 'gold'}}".formatted(segment));
        accounts.put(
                segment + "-2", "{'segment': '%s', 'attributes': {'tier': {'name': 'silver'}}}".formatted(segment));
        accounts.put(segment + "-3", "{'segment': '%s', 'attributes': {'tier': ['a', 'b']}}".formatted(segment));

        var lines = csv(segment).lines().toList();

        assertThat(lines.get(0)).contains(",excluded,attributes.tier,attributes.tier.name,registered,");
        assertThat(lines.get(1)).contains(",false,gold,,true,");
        assertThat(lines.get(2)).contains(",false,,silver,true,");
        assertThat(lines.get(3)).contains(",false,a;b,,true,");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void makesOneCellOfAttributesInCsvThatHaveTooManyNames(int names, boolean columns) {
        var segment = newId("csv-wide");
        var attributes = IntStream.range(0, names)
                .mapToObj(i -> "'k%d': %d".formatted(i, i))
                .collect(Collectors.joining(","));
        accounts.put(segment, "{'segment': '%s', 'attributes': {%s}}".formatted(segment, attributes));

        var csv = csv(segment);

        if (columns) {
            assertThat(csv).contains(",attributes.k0,").contains(",attributes.k199,");
        } else {
            assertThat(csv)
                    .contains(",excluded,attributes,registered,")
                    .contains(",\"{\"\"k")
                    .contains("\"\"k200\"\":200");
        }
    }

    private String csv(String segment) {
        var csv = client.get()
                .uri("/api/v1/accounts?segment={x}", segment)
                .header("Accept", "text/csv")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(csv);
    }

    private void known(String... ids) {
        transactions.executeWithoutResult(status -> module.ensure(new TreeSet<>(List.of(ids))));
    }

    private static List<String> ids(Answer page) {
        return page.body()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static Map<String, String> nearest(Answer page) {
        return page.body()
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(
                        item -> item.get("id").asString(),
                        item -> item.get("nearestId").asString("")));
    }
}
