package io.belfry.gateway.config;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Redacts every log record, the access log's above all; drops none. */
@LoggingFilter(name = "redact-secrets")
public final class RedactingFilter implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        record.setMessage(Redaction.redact(record.getMessage()));
        if (record.getParameters() != null) {
            record.setParameters(
                    Arrays.stream(record.getParameters())
                            .map(p -> p instanceof String s ? Redaction.redact(s) : p)
                            .toArray());
        }
        return true;
    }
}
