package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads text frames, {@code {"claz":"web","command":"…", …}} (A13, A15, A16). */
public final class CommandParser {

    /** Makes a command of its arguments. */
    @FunctionalInterface
    interface Reading {
        ClientCommand read(Arguments arguments) throws BadFrame;
    }

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private static final Map<String, Reading> COMMANDS = commands();

    private CommandParser() {}

    /**
     * The command in a frame.
     *
     * @throws BadFrame when there is none; its message is for the client (A17)
     */
    public static ClientCommand parse(String frame) throws BadFrame {
        JsonNode json = json(frame);
        if ("ping".equals(json.path("claz").asText())) {
            return new ClientCommand.Ping();
        }
        JsonNode command = json.get("command");
        if (command == null || !command.isTextual() || command.asText().isBlank()) {
            throw new BadFrame("The frame has no command.");
        }
        Reading reading = COMMANDS.get(command.asText());
        if (reading == null) {
            throw new BadFrame("Command " + shortened(command.asText()) + " is not supported.");
        }
        return reading.read(new Arguments(command.asText(), json));
    }

    /** Reads the arguments of a command that exists. */
    static ClientCommand read(String command, Arguments arguments) throws BadFrame {
        return COMMANDS.get(command).read(arguments);
    }

    /** The names of all commands. */
    static Set<String> names() {
        return new TreeSet<>(COMMANDS.keySet());
    }

    private static Map<String, Reading> commands() {
        Map<String, Reading> commands = new HashMap<>();
        AgentReadings.addTo(commands);
        PhoneReadings.addTo(commands);
        ListReadings.addTo(commands);
        LaterReadings.addTo(commands);
        return Map.copyOf(commands);
    }

    private static JsonNode json(String frame) throws BadFrame {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new BadFrame("The frame is not valid JSON.");
        }
        if (!json.isObject()) {
            throw new BadFrame("The frame is not a JSON object.");
        }
        return json;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
