package io.belfry.reporting.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void fields_are_quoted_where_they_must_be() {
        assertThat(
                        Csv.line(
                                Arrays.asList(
                                        "a",
                                        7L,
                                        new BigDecimal("8.5"),
                                        null,
                                        "b,c",
                                        "d\"e",
                                        "f\ng")))
                .isEqualTo("a,7,8.5,,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
    }

    @Test
    void a_spreadsheet_finds_no_formula() {
        assertThat(Csv.line(Arrays.asList("=1+1", "@x", "+33", -7L)))
                .isEqualTo("'=1+1,'@x,'+33,-7\r\n");
    }
}
