package io.belfry.testing.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.pbx.PbxEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The events of a recorded scenario as the adapter publishes them on {@code pbx.ami}: what everyone
 * downstream of the adapter is tested with. They are stored beside the recording ({@code
 * pbx-events.jsonl}); a test of the adapter holds that it still says the same.
 */
public final class TraceEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TraceEvents() {}

    /** The events in order; ids are the name of the scenario and the place, from 1. */
    public static List<Envelope<PbxEvent>> of(Trace trace) {
        return trace.pbxEvents().lines().map(TraceEvents::event).toList();
    }

    /** One event as a line of the stored file. */
    public static String line(Envelope<PbxEvent> event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", event.id());
        line.put("time", event.time().toString());
        EventCodec.headers(event)
                .headers("ce_type")
                .forEach(h -> line.put("type", new String(h.value(), StandardCharsets.UTF_8)));
        try {
            line.set("data", JSON.readTree(EventCodec.value(event.data())));
            return JSON.writeValueAsString(line);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + event, e);
        }
    }

    private static Envelope<PbxEvent> event(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            RecordHeaders headers = new RecordHeaders();
            headers.add("ce_id", bytes(node, "id"));
            headers.add("ce_source", TraceRows.PBX.value().getBytes(StandardCharsets.UTF_8));
            headers.add("ce_time", bytes(node, "time"));
            headers.add("ce_type", bytes(node, "type"));
            byte[] data = JSON.writeValueAsBytes(node.get("data"));
            return switch (EventCodec.decode(Topics.PBX_AMI, null, headers, data)) {
                case Decoded.Value<PbxEvent>(var envelope) -> envelope;
                case Decoded<PbxEvent> other -> throw new IllegalStateException(line + other);
            };
        } catch (JsonProcessingException | MalformedRecordException e) {
            throw new IllegalStateException("bad stored event: " + line, e);
        }
    }

    private static byte[] bytes(JsonNode node, String field) {
        return node.get(field).asText().getBytes(StandardCharsets.UTF_8);
    }
}
