package io.belfry.reporting.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.simulator.day.DayMaker;
import io.belfry.simulator.day.DayPlan;
import io.belfry.simulator.day.DayWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A generated day: what a PBX logged, in the order of time, and where the truth about it is. */
public final class SimulatedDay {

    /** Something that reporting reads. */
    public sealed interface Logged {
        Instant time();
    }

    /** A row of CEL. */
    public record Cel(Instant time, CelRow row) implements Logged {}

    /** A row of queue_log. */
    public record QueueLog(Instant time, QueueLogRow row) implements Logged {}

    /** A hold or its end, which only AMI tells of. */
    public record Hold(
            Instant time, String channel, String line, String uniqueId, String call, boolean held)
            implements Logged {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, Integer> wrapUps;

    private SimulatedDay(Path folder, Map<String, Integer> wrapUps) {
        this.folder = folder;
        this.wrapUps = wrapUps;
    }

    /**
     * Makes the day; the PBX logs UTC, for what it logs in a local zone is the adapter's matter.
     */
    public static SimulatedDay make(DayPlan plan, Path folder) throws IOException {
        DayMaker.make(plan.withPbxZone(ZoneOffset.UTC), folder);
        return new SimulatedDay(folder, new DayWorld(plan).wrapUps());
    }

    /** Seconds of rest after a call, by queue. */
    public Map<String, Integer> wrapUps() {
        return wrapUps;
    }

    Path truth() {
        return folder.resolve("truth.jsonl");
    }

    /** Hands all that was logged to somebody, the older first. */
    public void each(Consumer<Logged> reader) throws IOException {
        record Next(Logged logged, Source from) {}
        try (Source cel = new Source(folder.resolve("cel.jsonl"), SimulatedDay::cel);
                Source log = new Source(folder.resolve("queue_log.jsonl"), SimulatedDay::queueLog);
                Source ami = new Source(folder.resolve("ami.txt"), holds())) {
            PriorityQueue<Next> queue =
                    new PriorityQueue<>(Comparator.comparing(next -> next.logged().time()));
            for (Source source : new Source[] {cel, log, ami}) {
                Logged first = source.next();
                if (first != null) {
                    queue.add(new Next(first, source));
                }
            }
            while (!queue.isEmpty()) {
                Next next = queue.poll();
                reader.accept(next.logged());
                Logged more = next.from().next();
                if (more != null) {
                    queue.add(new Next(more, next.from()));
                }
            }
        }
    }

    /** A file, read line by line; lines that say nothing to us are skipped. */
    private static final class Source implements AutoCloseable {
        private final BufferedReader reader;
        private final Function<String, Logged> parser;

        Source(Path file, Function<String, Logged> parser) throws IOException {
            this.reader = Files.newBufferedReader(file);
            this.parser = parser;
        }

        Logged next() throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Logged logged = parser.apply(line);
                if (logged != null) {
                    return logged;
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private static Logged cel(String line) {
        JsonNode row = tree(line);
        Instant time = time(row.get("eventtime").asText());
        return new Cel(
                time,
                new CelRow(
                        row.get("id").asText(),
                        row.get("eventtype").asText(),
                        time,
                        row.get("userdeftype").asText(),
                        row.get("cid_name").asText(),
                        row.get("cid_num").asText(),
                        row.get("cid_ani").asText(),
                        row.get("cid_rdnis").asText(),
                        row.get("cid_dnid").asText(),
                        row.get("exten").asText(),
                        row.get("context").asText(),
                        row.get("channame").asText(),
                        row.get("appname").asText(),
                        row.get("appdata").asText(),
                        row.get("amaflags").asInt(),
                        row.get("accountcode").asText(),
                        row.get("peeraccount").asText(),
                        new UniqueId(row.get("uniqueid").asText()),
                        new LinkedId(row.get("linkedid").asText()),
                        row.get("userfield").asText(),
                        row.get("peer").asText(),
                        row.get("extra").asText()));
    }

    private static Logged queueLog(String line) {
        JsonNode row = tree(line);
        Instant time = time(row.get("time").asText().replace(' ', 'T'));
        return new QueueLog(
                time,
                new QueueLogRow(
                        row.get("id").asText(),
                        time,
                        row.get("callid").asText(),
                        row.get("queuename").asText(),
                        row.get("agent").asText(),
                        row.get("event").asText(),
                        row.get("data1").asText(),
                        row.get("data2").asText(),
                        row.get("data3").asText(),
                        row.get("data4").asText(),
                        row.get("data5").asText()));
    }

    /** Of AMI's frames those named Hold and Unhold. */
    private static Function<String, Logged> holds() {
        Map<String, String> frame = new HashMap<>();
        return line -> {
            if (line.equals("Event: Hold") || line.equals("Event: Unhold")) {
                frame.put("Event", line.substring(7));
            } else if (!frame.isEmpty() && line.isEmpty()) {
                Hold hold = hold(frame);
                frame.clear();
                return hold;
            } else if (!frame.isEmpty()) {
                int colon = line.indexOf(": ");
                frame.put(line.substring(0, colon), line.substring(colon + 2));
            }
            return null;
        };
    }

    private static Hold hold(Map<String, String> frame) {
        long micros = new BigDecimal(frame.get("Timestamp")).movePointRight(6).longValueExact();
        return new Hold(
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
                frame.get("Channel"),
                frame.get("CallerIDNum"),
                frame.get("Uniqueid"),
                frame.get("Linkedid"),
                frame.get("Event").equals("Hold"));
    }

    private static Instant time(String utc) {
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }

    static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
