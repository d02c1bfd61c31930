package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTests {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void isWhatScannersLookFor() {
        var made = Stream.generate(() -> Secret.make(RANDOM))
                .limit(1000)
                .map(Secret::text)
                .toList();

        assertThat(made)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("hsk_[0-9A-Za-z]{38}"))
                .allMatch(Secret::isOne);
    }

    @Test
    void tellsEveryMistypedOne() {
        var text = Secret.make(RANDOM).text();

        assertThat(IntStream.range(0, text.length()).mapToObj(at -> changed(text, at)))
                .noneMatch(Secret::isOne);
        assertThat(Secret.isOne(text + "0")).isFalse();
        assertThat(Secret.isOne(text.substring(1))).isFalse();
        assertThat(Secret.isOne("")).isFalse();
    }

    private static String changed(String text, int at) {
        char other = text.charAt(at) == 'a' ? 'b' : 'a';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @Test
    void isNeverPrinted() {
        var secret = Secret.make(RANDOM);

        assertThat(secret.toString()).doesNotContain(secret.text().substring(4));
        assertThat(new Credential(secret.text()).toString()).doesNotContain(secret.text());
        assertThat(new AccessProperties(false, secret.text(), 1, Duration.ofSeconds(1)).toString())
                .doesNotContain(secret.text());
    }

    @Test
    void comparesTheKeyOfTheEnvironmentByTheBytesThatHeadersHave() {
        var key = new AdminKey(new AccessProperties(false, "  Schlüssel des Hauses\n", 1, Duration.ofSeconds(1)));

        var header = new String("Schlüssel des Hauses".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(key.hasHash(Sha256.of(header))).isTrue();
        assertThat(key.hasHash(Sha256.of(""))).isFalse();
        assertThat(new AdminKey(new AccessProperties(false, " ", 1, Duration.ofSeconds(1))).hasHash(""))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("queriesWithAKey")
    void isFoundInAQuery(String query) {
        assertThat(KeyInUrl.isInQuery(query)).isTrue();
    }

    static Stream<String> queriesWithAKey() {
        var key = Secret.make(RANDOM).text();
        return Stream.of(
                "key=1",
                "limit=1&api_key=1",
                "apiKey",
                "writeKey=x",
                "access_token=x",
                "X-API-Key=x",
                "a%70i_key=x",
                "q=" + key,
                "q=a" + key + "b",
                key,
                "q=" + key.replace("_", "%5F"),
                "a=1&" + key + "=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1&cursor=MQ",
                "q=hsk_",
                "q=key",
                "model=default",
                "externalId=hsk_77",
                "%zz",
                "&&=",
                "=key"
            })
    void isNotSeenWhereNoneIs(String query) {
        assertThat(KeyInUrl.isInQuery(query)).isFalse();
    }
}
