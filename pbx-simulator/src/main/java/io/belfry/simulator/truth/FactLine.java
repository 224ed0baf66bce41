package io.belfry.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.simulator.truth.Fact.AgentQuarter;
import io.belfry.simulator.truth.Fact.QueueArrivals;
import io.belfry.simulator.truth.Fact.QueueMoment;
import io.belfry.simulator.truth.Fact.QueuePass;
import io.belfry.simulator.truth.Fact.QueueQuarter;
import io.belfry.simulator.truth.Fact.SideCall;
import io.belfry.simulator.truth.Fact.Stretch;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** A fact as one line of JSON: {@code kind} first, instants in UTC with microseconds. */
public final class FactLine {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter QUARTER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper json = new ObjectMapper();

    public String of(Fact fact) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator line = json.createGenerator(text)) {
            line.writeStartObject();
            write(line, fact);
            line.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator line, Fact fact) throws IOException {
        switch (fact) {
            case QueuePass p -> pass(line, p);
            case SideCall c -> sideCall(line, c);
            case Stretch s -> {
                line.writeStringField("kind", "agent-state");
                line.writeStringField("agent", s.agent());
                line.writeStringField("state", lower(s.state()));
                if (!s.reason().isEmpty()) {
                    line.writeStringField("reason", s.reason());
                }
                instant(line, "from", s.from());
                instant(line, "to", s.to());
            }
            case QueueQuarter q -> {
                head(line, "queue-quarter", q.quarter(), "queue", q.queue());
                counts(line, q.counts());
            }
            case QueueArrivals q -> {
                head(line, "queue-arrivals", q.quarter(), "queue", q.queue());
                counts(line, q.counts());
            }
            case AgentQuarter a -> agentQuarter(line, a);
            case QueueMoment m -> {
                head(line, "queue-moment", m.at(), "queue", m.queue());
                counts(line, m.counts());
            }
        }
    }

    private static void pass(JsonGenerator line, QueuePass p) throws IOException {
        line.writeStringField("kind", "queue-call");
        line.writeStringField("call", p.call());
        line.writeStringField("queue", p.queue());
        line.writeStringField("caller", p.caller());
        line.writeStringField("dialled", p.dialled());
        line.writeStringField("outcome", p.outcome().toLowerCase(Locale.ROOT));
        instant(line, "arrivedAt", p.arrivedAt());
        instant(line, "enteredAt", p.enteredAt());
        instant(line, "answeredAt", p.answeredAt());
        instant(line, "leftAt", p.leftAt());
        line.writeStringField("agent", p.agent());
        line.writeStringField("endedBy", p.endedBy());
        line.writeNumberField("position", p.position());
        line.writeNumberField("waitSeconds", p.waitSeconds());
        line.writeNumberField("talkSeconds", p.talkSeconds());
        line.writeArrayFieldStart("rings");
        for (Fact.Ring ring : p.rings()) {
            line.writeStartObject();
            line.writeStringField("agent", ring.agent());
            instant(line, "from", ring.from());
            instant(line, "to", ring.to());
            line.writeStringField(
                    "end", ring.end() == null ? null : ring.end().toLowerCase(Locale.ROOT));
            line.writeEndObject();
        }
        line.writeEndArray();
    }

    private static void sideCall(JsonGenerator line, SideCall c) throws IOException {
        line.writeStringField("kind", "direct-call");
        line.writeStringField("call", c.call());
        line.writeStringField("from", c.from());
        line.writeBooleanField("fromOutside", c.fromOutside());
        line.writeStringField("to", c.to());
        line.writeBooleanField("toOutside", c.toOutside());
        instant(line, "dialledAt", c.dialledAt());
        instant(line, "answeredAt", c.answeredAt());
        instant(line, "endedAt", c.endedAt());
    }

    private static void agentQuarter(JsonGenerator line, AgentQuarter a) throws IOException {
        head(line, "agent-quarter", a.quarter(), "agent", a.agent());
        for (Map.Entry<String, Long> count : a.counts().entrySet()) {
            if (count.getKey().endsWith("At")) {
                instant(line, count.getKey(), count.getValue());
            } else {
                line.writeNumberField(count.getKey(), count.getValue());
            }
        }
        line.writeObjectFieldStart("pausedMicrosByReason");
        counts(line, a.pausedMicros());
        line.writeEndObject();
        for (Map.Entry<CallKind, Map<String, Long>> kind : a.calls().entrySet()) {
            line.writeObjectFieldStart(camel(kind.getKey()));
            counts(line, kind.getValue());
            line.writeEndObject();
        }
    }

    private static void head(JsonGenerator line, String kind, long at, String of, String name)
            throws IOException {
        line.writeStringField("kind", kind);
        line.writeStringField(
                kind.equals("queue-moment") ? "at" : "quarter",
                QUARTER.format(Instant.ofEpochSecond(at / 1_000_000)));
        line.writeStringField(of, name);
    }

    private static void counts(JsonGenerator line, Map<String, Long> counts) throws IOException {
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            line.writeNumberField(count.getKey(), count.getValue());
        }
    }

    private static void instant(JsonGenerator line, String name, long micros) throws IOException {
        if (micros == 0) {
            line.writeNullField(name);
        } else {
            Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
            line.writeStringField(name, INSTANT.format(at));
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String camel(CallKind kind) {
        return switch (kind) {
            case QUEUE -> "queue";
            case INTERNAL_IN -> "internalIn";
            case EXTERNAL_IN -> "externalIn";
            case INTERNAL_OUT -> "internalOut";
            case EXTERNAL_OUT -> "externalOut";
        };
    }
}
