package io.healthscore.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdsTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0015g00000XyZAB", "jo@acme.example", "org:42_a-b.c", "...", ".a"})
    void allows(String id) {
        assertThat(AccountIds.allows(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ä", "a\n", "\u0000", "a#"})
    void refuses(String id) {
        assertThat(AccountIds.allows(id)).isFalse();
    }

    @Test
    void allows128CharactersAndNoMore() {
        assertThat(AccountIds.allows("a".repeat(128))).isTrue();
        assertThat(AccountIds.allows("a".repeat(129))).isFalse();
    }
}
