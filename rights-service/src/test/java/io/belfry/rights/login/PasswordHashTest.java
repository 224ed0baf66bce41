package io.belfry.rights.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String SALT = "c2FsdHNhbHRzYWx0c2FsdA";
    private static final String HASH = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";
    private static final String PHC = "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH;

    @Test
    void aDecoyCostsTheSameAndHasNothingOfTheHash() {
        assertThat(new PasswordHash(PHC).decoy().phc())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .hasSameSizeAs(PHC)
                .doesNotContain(SALT)
                .doesNotContain(HASH);
    }

    @Test
    void isNeverPrinted() {
        assertThat(new PasswordHash(PHC).toString()).doesNotContain(SALT).doesNotContain(HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "",
                "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$MDEyMzQ1Njc4OWFiY2RlZg",
                "$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$MDEyMzQ1Njc4OWFiY2RlZg",
            })
    void refusesWhatItCannotVerifyWithoutRepeatingIt(String phc) {
        assertThatThrownBy(() -> new PasswordHash(phc))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("passwordHash ")
                .hasMessageNotContaining("c2FsdHNhbHRzYWx0c2FsdA")
                .hasMessageNotContaining("alice");
    }
}
