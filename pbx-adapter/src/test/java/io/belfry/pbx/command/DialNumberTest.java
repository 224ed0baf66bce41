package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialNumberTest {

    @ParameterizedTest
    @CsvSource({
        // the test vectors of B18
        "+33 (0)2.30-21/00 92, 0033230210092",
        "+390612345678, 00390612345678",
        "0230210092, 0230210092",
        "*98, *98",
        "(02) 30 21, 023021",
        // B17: a zero that is not in parentheses of its own is dialled
        "+39 06 1234, 0039061234",
        "'  #21#  ', #21#",
        "'0033 (0) 2', 00332",
        "call me 42, 42",
        "1+1, 11",
        // as a Japanese and an Arabic keyboard write +33 6 12 and 0612
        "＋３３　６　１２, 0033612",
        "٠٦١٢, 0612",
    })
    void b18NumbersAreCleanedInOrder(String typed, String dialled) {
        assertThat(DialNumber.clean(typed)).hasValue(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "abc", "(0)", "---"})
    void nothingLeftToDialIsRefused(String typed) {
        assertThat(DialNumber.clean(typed)).isEmpty();
    }

    @Test
    void noNumberAtAllIsRefused() {
        assertThat(DialNumber.clean(null)).isEmpty();
    }
}
