package io.belfry.simulator.day;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.AmiGreeting;
import io.belfry.simulator.out.CelRow;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogFile;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.truth.Fact;
import io.belfry.simulator.truth.FactLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * The files of a day: {@code ami.txt}, {@code queue_log}, {@code queue_log.jsonl}, {@code
 * cel.jsonl}, {@code truth.jsonl}. Formats as recorded from a real Asterisk; the truth's is in the
 * README.
 */
final class DayFiles implements AutoCloseable {

    private static final String GREETING =
            AmiGreeting.BANNER
                    + "Response: Success\r\nActionID: a1\r\n"
                    + "Message: Authentication accepted\r\n\r\n"
                    + AmiGreeting.FULLY_BOOTED;

    /** What a day can be without. */
    enum Part {
        AMI,
        CEL,
        QUEUE_LOG,
        TRUTH
    }

    private final ObjectMapper json = new ObjectMapper();
    private final DateTimeFormatter celTime;
    private final DateTimeFormatter queueLogTime;
    private final TextFile ami;
    private final TextFile queueLog;
    private final TextFile queueLogRows;
    private final TextFile cel;
    private final TextFile truth;
    private final FactLine facts = new FactLine();
    private long celRows;
    private long queueLogCount;
    private long events;

    /**
     * @param zone in which CEL and queue_log rows have their times
     */
    DayFiles(Path folder, ZoneId zone, Set<Part> parts, boolean compressed) throws IOException {
        Files.createDirectories(folder);
        celTime = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(zone);
        queueLogTime = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(zone);
        boolean log = parts.contains(Part.QUEUE_LOG);
        ami = open(folder, "ami.txt", parts.contains(Part.AMI), compressed);
        queueLog = open(folder, "queue_log", log, compressed);
        queueLogRows = open(folder, "queue_log.jsonl", log, compressed);
        cel = open(folder, "cel.jsonl", parts.contains(Part.CEL), compressed);
        truth = open(folder, "truth.jsonl", parts.contains(Part.TRUTH), compressed);
        greet();
    }

    /** A client's new connection. */
    void greet() {
        ami.write(GREETING);
    }

    private static TextFile open(Path folder, String name, boolean wanted, boolean compressed)
            throws IOException {
        return wanted ? TextFile.at(folder.resolve(name), compressed) : TextFile.nowhere();
    }

    void write(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case AmiEvent event -> {
                    events++;
                    if (ami.isWanted()) {
                        ami.write(event.wire());
                    }
                }
                case QueueLogRow row -> {
                    queueLogCount++;
                    if (queueLog.isWanted()) {
                        queueLog.write(QueueLogFile.line(row) + "\n");
                    }
                    if (queueLogRows.isWanted()) {
                        queueLogRows.write(line(row));
                    }
                }
                case CelRow row -> {
                    celRows++;
                    if (cel.isWanted()) {
                        cel.write(line(row));
                    }
                }
            }
        }
    }

    void write(Fact fact) {
        if (truth.isWanted()) {
            truth.write(facts.of(fact) + "\n");
        }
    }

    long events() {
        return events;
    }

    long celRows() {
        return celRows;
    }

    long queueLogRows() {
        return queueLogCount;
    }

    private String line(QueueLogRow r) {
        StringBuilder line = new StringBuilder(256).append('{');
        text(line, "time", queueLogTime.format(instant(r.timeMicros())));
        text(line, "callid", r.callId());
        text(line, "queuename", r.queue());
        text(line, "agent", r.agent());
        text(line, "event", r.event());
        for (int i = 0; i < 5; i++) {
            text(line, "data" + (i + 1), r.data().get(i));
        }
        return line.append("\"id\":").append(queueLogCount).append("}\n").toString();
    }

    private String line(CelRow r) {
        StringBuilder line = new StringBuilder(640).append("{\"id\":").append(celRows).append(',');
        text(line, "eventtype", r.eventType());
        text(line, "eventtime", celTime.format(instant(r.timeMicros())));
        text(line, "userdeftype", r.userDefType());
        text(line, "cid_name", r.cidName());
        text(line, "cid_num", r.cidNum());
        text(line, "cid_ani", r.cidAni());
        text(line, "cid_rdnis", "");
        text(line, "cid_dnid", r.cidDnid());
        text(line, "exten", r.exten());
        text(line, "context", r.context());
        text(line, "channame", r.chanName());
        text(line, "appname", r.appName());
        text(line, "appdata", r.appData());
        line.append("\"amaflags\":3,");
        text(line, "accountcode", "");
        text(line, "peeraccount", "");
        text(line, "uniqueid", r.uniqueId());
        text(line, "linkedid", r.linkedId());
        text(line, "userfield", "");
        text(line, "peer", r.peer());
        text(line, "extra", r.extra());
        return line.append("\"call_log_id\":null}\n").toString();
    }

    private void text(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        if (value.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\')) {
            line.append(value);
        } else {
            String quoted = quoted(value);
            line.append(quoted, 1, quoted.length() - 1);
        }
        line.append("\",");
    }

    private String quoted(String value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    @Override
    public void close() throws IOException {
        for (TextFile file : List.of(ami, queueLog, queueLogRows, cel, truth)) {
            file.close();
        }
    }
}
