package io.belfry.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void passwords_and_tokens_in_URLs_are_not_logged_A8() {
        assertThat(
                        Redaction.redact(
                                "\"GET /ctichannel?username=alice&agentNumber=1001&password=s3cret HTTP/1.1\" 401"))
                .isEqualTo(
                        "\"GET /ctichannel?username=alice&agentNumber=1001&password=*** HTTP/1.1\" 401");
        assertThat(Redaction.redact("GET /xuc/api/2.0/cti?token=eyJ.a-b_c.d HTTP/1.1"))
                .isEqualTo("GET /xuc/api/2.0/cti?token=*** HTTP/1.1");
        assertThat(Redaction.redact("?a=1&amp;Password=x&b=2"))
                .isEqualTo("?a=1&amp;Password=***&b=2");
    }

    @Test
    void other_texts_stay_as_they_are() {
        assertThat(Redaction.redact("the password of alice is wrong"))
                .isEqualTo("the password of alice is wrong");
        assertThat(Redaction.redact(null)).isNull();
    }

    @Test
    void a_secret_in_a_parameter_of_the_record_is_found_too() {
        ExtLogRecord record =
                new ExtLogRecord(
                        Level.INFO,
                        "%s from %s",
                        ExtLogRecord.FormatStyle.PRINTF,
                        RedactionTest.class.getName());
        record.setParameters(new Object[] {"/cti?token=abc", "127.0.0.1"});
        assertThat(new RedactingFilter().isLoggable(record)).isTrue();
        assertThat(text(record)).isEqualTo("/cti?token=*** from 127.0.0.1");
    }

    @Test
    void a_record_without_a_secret_is_not_touched() {
        ExtLogRecord record =
                new ExtLogRecord(
                        Level.INFO,
                        "%d sockets",
                        ExtLogRecord.FormatStyle.PRINTF,
                        RedactionTest.class.getName());
        record.setParameters(new Object[] {7});
        assertThat(new RedactingFilter().isLoggable(record)).isTrue();
        assertThat(record.getMessage()).isEqualTo("%d sockets");
        assertThat(text(record)).isEqualTo("7 sockets");
    }

    private static String text(ExtLogRecord record) {
        return new ExtFormatter() {
            @Override
            public String format(ExtLogRecord r) {
                return formatMessage(r);
            }
        }.format(record);
    }
}
