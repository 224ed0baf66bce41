package io.belfry.gateway.config;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Redacts every log record, the access log's above all; drops none. */
@LoggingFilter(name = "redact-secrets")
public final class RedactingFilter implements Filter {

    /** The text of a record, whatever the style of its parameters. */
    private static final ExtFormatter TEXT =
            new ExtFormatter() {
                @Override
                public String format(ExtLogRecord record) {
                    return formatMessage(record);
                }
            };

    @Override
    public boolean isLoggable(LogRecord record) {
        ExtLogRecord ext = ExtLogRecord.wrap(record);
        String text = TEXT.format(ext);
        String redacted = Redaction.redact(text);
        if (redacted != null && !redacted.equals(text) && record instanceof ExtLogRecord own) {
            own.setMessage(redacted, ExtLogRecord.FormatStyle.NO_FORMAT);
            own.setParameters(null);
        }
        return true;
    }
}
