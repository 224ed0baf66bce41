package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what a command reads by letting its own reading ask: what is asked for is written down
 * as a JSON schema. A reading may ask for more when an argument is there, or has another value:
 * several turns show all of it.
 */
final class ArgumentProbe extends Arguments {

    private static final String SOMETHING = "1";

    private final ObjectNode properties;
    private final Set<String> required;
    private final boolean everything;
    private final int turn;
    private int turns = 1;

    private ArgumentProbe(
            String command,
            ObjectNode properties,
            Set<String> required,
            boolean everything,
            int turn) {
        super(command, Wire.JSON.objectNode());
        this.properties = properties;
        this.required = required;
        this.everything = everything;
        this.turn = turn;
    }

    /** The frame of a command as a JSON schema. */
    static ObjectNode frameOf(String command) {
        ObjectNode schema = Wire.JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("claz").put("const", "web");
        properties.putObject("command").put("const", command);
        Set<String> required = new TreeSet<>(Set.of("claz", "command"));
        int turns = 1;
        for (int turn = 0; turn < turns; turn++) {
            for (boolean everything : new boolean[] {false, true}) {
                ArgumentProbe probe =
                        new ArgumentProbe(command, properties, required, everything, turn);
                probe.ask(command);
                turns = Math.max(turns, probe.turns);
            }
        }
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
        return schema;
    }

    private void ask(String command) {
        try {
            CommandParser.read(command, this);
        } catch (BadFrame _) {
            // A refusal ends the turn; what was asked until then counts.
        }
    }

    @Override
    Optional<String> text(String name) {
        typed(name, "string");
        return everything ? Optional.of(SOMETHING) : Optional.empty();
    }

    @Override
    String requiredText(String name) {
        typed(name, "string");
        always(name);
        return SOMETHING;
    }

    @Override
    String requiredTextIn(String name, String member) {
        ObjectNode object = typed(name, "object");
        object.putObject("properties").putObject(member).put("type", "string");
        object.putArray("required").add(member);
        always(name);
        return SOMETHING;
    }

    @Override
    Optional<Integer> integer(String name) {
        typed(name, "integer");
        return everything ? Optional.of(1) : Optional.empty();
    }

    @Override
    int requiredInteger(String name) {
        typed(name, "integer");
        always(name);
        return 1;
    }

    @Override
    Map<String, String> texts(String name) {
        typed(name, "object").putObject("additionalProperties").put("type", "string");
        return Map.of(SOMETHING, SOMETHING);
    }

    @Override
    Map<String, String> requiredTexts(String name) {
        always(name);
        return texts(name);
    }

    @Override
    Set<String> textSet(String name) {
        typed(name, "array").putObject("items").put("type", "string");
        always(name);
        return Set.of(SOMETHING);
    }

    @Override
    boolean requiredFlag(String name) {
        typed(name, "boolean");
        always(name);
        return turn(2) == 0;
    }

    @Override
    String choice(String name, String... allowed) {
        ArrayNode values = typed(name, "string").putArray("enum");
        for (String value : allowed) {
            values.add(value);
        }
        always(name);
        return allowed[turn(allowed.length)];
    }

    @Override
    <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        E[] constants = type.getEnumConstants();
        ArrayNode values = typed(name, "string").putArray("enum");
        for (E constant : constants) {
            values.add(constant.name().toLowerCase(Locale.ROOT));
        }
        always(name);
        return constants[turn(constants.length)];
    }

    private int turn(int values) {
        turns = Math.max(turns, values);
        return turn % values;
    }

    private ObjectNode typed(String name, String type) {
        return properties.putObject(name).put("type", type);
    }

    /** Only what is asked for in the first turn is always needed. */
    private void always(String name) {
        if (turn == 0 && !everything) {
            required.add(name);
        }
    }
}
