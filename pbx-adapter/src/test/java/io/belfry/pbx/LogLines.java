package io.belfry.pbx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged while it is open: {@code LEVEL text}, as an operator reads it. */
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private LogLines(String logger) {
        this.logger = Logger.getLogger(logger);
        this.logger.addHandler(this);
    }

    /** Of a class alone. */
    public static LogLines of(Class<?> type) {
        return new LogLines(type.getName());
    }

    /** Of everybody. */
    public static LogLines all() {
        return new LogLines("");
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        String text =
                line instanceof ExtLogRecord own ? own.getFormattedMessage() : line.getMessage();
        lines.add(line.getLevel() + " " + text);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
