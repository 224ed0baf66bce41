package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * The protocol as an AsyncAPI 3.0 document, made of the code that speaks it: commands are what
 * {@link CommandParser} reads, events what {@link Wire} writes of a message of each type.
 */
public final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHANNEL = "#/channels/cti";

    private AsyncApi() {}

    /**
     * The document.
     *
     * @param version of the gateway
     */
    public static ObjectNode document(String version) {
        ObjectNode document = Wire.JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info").put("title", "CTI WebSocket").put("version", version);
        document.put("defaultContentType", "application/json");
        ObjectNode channel = document.putObject("channels").putObject("cti");
        channel.put("address", "/xuc/api/2.0/cti");
        token(channel.putObject("bindings").putObject("ws"));
        ObjectNode offered = channel.putObject("messages");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        ArrayNode received = operation(operations, "command", "receive");
        ArrayNode sent = operation(operations, "event", "send");
        commands()
                .forEach(
                        (name, schema) ->
                                add("command", name, schema, messages, offered, received));
        events().forEach((name, schema) -> add("event", name, schema, messages, offered, sent));
        return document;
    }

    private static void token(ObjectNode binding) {
        ObjectNode query = binding.put("method", "GET").putObject("query").put("type", "object");
        query.putObject("properties").putObject("token").put("type", "string");
        query.putArray("required").add("token");
    }

    private static ArrayNode operation(ObjectNode operations, String name, String action) {
        ObjectNode operation = operations.putObject(name).put("action", action);
        operation.putObject("channel").put("$ref", CHANNEL);
        return operation.putArray("messages");
    }

    private static void add(
            String kind,
            String name,
            ObjectNode schema,
            ObjectNode messages,
            ObjectNode offered,
            ArrayNode of) {
        String key = kind + "." + name;
        messages.putObject(key).put("name", name).set("payload", schema);
        offered.putObject(key).put("$ref", "#/components/messages/" + key);
        of.addObject().put("$ref", CHANNEL + "/messages/" + key);
    }

    private static Map<String, ObjectNode> commands() {
        Map<String, ObjectNode> commands = new TreeMap<>();
        for (String name : CommandParser.names()) {
            commands.put(name, ArgumentProbe.frameOf(name));
        }
        ObjectNode ping = Wire.JSON.objectNode().put("type", "object");
        ping.putObject("properties").putObject("claz").put("const", "ping");
        ping.putArray("required").add("claz");
        commands.put("ping", ping);
        return commands;
    }

    private static Map<String, ObjectNode> events() {
        Wire wire = new Wire(ZoneOffset.UTC);
        Map<String, ObjectNode> events = new TreeMap<>();
        for (Class<?> type : SampleMessages.types()) {
            for (ServerMessage sample : SampleMessages.of(type)) {
                JsonNode frame = parsed(wire.render(sample, Instant.EPOCH));
                String name = frame.get("msgType").asText();
                ObjectNode schema = schema(frame);
                ((ObjectNode) schema.get("properties").get("msgType")).put("const", name);
                events.merge(name, schema, AsyncApi::both);
            }
        }
        return events;
    }

    /** What an example looks like; null says nothing about the type. */
    private static ObjectNode schema(JsonNode example) {
        ObjectNode schema = Wire.JSON.objectNode();
        switch (example.getNodeType()) {
            case OBJECT -> {
                ObjectNode properties = schema.put("type", "object").putObject("properties");
                example.properties().forEach(p -> properties.set(p.getKey(), schema(p.getValue())));
            }
            case ARRAY -> {
                schema.put("type", "array");
                if (!example.isEmpty()) {
                    schema.set("items", schema(example.get(0)));
                }
            }
            case NUMBER -> schema.put("type", example.isIntegralNumber() ? "integer" : "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case STRING -> schema.put("type", "string");
            default -> {}
        }
        return schema;
    }

    /** The fields of both. */
    private static ObjectNode both(ObjectNode one, ObjectNode other) {
        other.properties()
                .forEach(
                        p -> {
                            JsonNode mine = one.get(p.getKey());
                            if (mine instanceof ObjectNode a
                                    && p.getValue() instanceof ObjectNode b) {
                                both(a, b);
                            } else if (mine == null) {
                                one.set(p.getKey(), p.getValue());
                            }
                        });
        return one;
    }

    private static JsonNode parsed(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame is no JSON: " + frame, e);
        }
    }
}
