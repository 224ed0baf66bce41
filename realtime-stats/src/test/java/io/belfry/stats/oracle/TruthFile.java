package io.belfry.stats.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the simulator says that it decided; instants are null where something did not happen. */
record TruthFile(
        List<Pass> passes,
        List<Direct> directs,
        List<Stretch> stretches,
        List<Standing> standings) {

    /** A call's passage through a queue. */
    record Pass(
            String queue,
            String outcome,
            Instant arrivedAt,
            Instant enteredAt,
            Instant answeredAt,
            Instant leftAt,
            String agent,
            int waitSeconds,
            List<Ring> rings) {}

    /** A telephone that rang in it. */
    record Ring(String agent, Instant from, Instant to, String end) {}

    /** A call beside the queues; {@code from} and {@code to} are null outside. */
    record Direct(String from, String to, Instant dialledAt, Instant answeredAt, Instant endedAt) {}

    /** A state of an agent. */
    record Stretch(String agent, String state, String reason, Instant from, Instant to) {}

    /** How a queue stood at the beginning of a quarter. */
    record Standing(Instant at, String queue, JsonNode counts) {}

    static TruthFile read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        TruthFile truth =
                new TruthFile(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : Files.readAllLines(file)) {
            truth.add(json.readTree(line));
        }
        return truth;
    }

    private void add(JsonNode fact) {
        switch (fact.get("kind").asText()) {
            case "queue-call" -> passes.add(pass(fact));
            case "direct-call" ->
                    directs.add(
                            new Direct(
                                    fact.get("fromOutside").asBoolean() ? null : text(fact, "from"),
                                    fact.get("toOutside").asBoolean() ? null : text(fact, "to"),
                                    instant(fact, "dialledAt"),
                                    instant(fact, "answeredAt"),
                                    instant(fact, "endedAt")));
            case "agent-state" ->
                    stretches.add(
                            new Stretch(
                                    text(fact, "agent"),
                                    text(fact, "state"),
                                    text(fact, "reason"),
                                    instant(fact, "from"),
                                    instant(fact, "to")));
            case "queue-moment" ->
                    standings.add(new Standing(instant(fact, "at"), text(fact, "queue"), fact));
            default -> {}
        }
    }

    private static Pass pass(JsonNode fact) {
        List<Ring> rings = new ArrayList<>();
        for (JsonNode ring : fact.get("rings")) {
            rings.add(
                    new Ring(
                            text(ring, "agent"),
                            instant(ring, "from"),
                            instant(ring, "to"),
                            text(ring, "end")));
        }
        return new Pass(
                text(fact, "queue"),
                text(fact, "outcome"),
                instant(fact, "arrivedAt"),
                instant(fact, "enteredAt"),
                instant(fact, "answeredAt"),
                instant(fact, "leftAt"),
                text(fact, "agent"),
                fact.get("waitSeconds").asInt(),
                rings);
    }

    private static String text(JsonNode of, String name) {
        JsonNode value = of.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static Instant instant(JsonNode of, String name) {
        String text = text(of, name);
        return text == null ? null : Instant.parse(text);
    }
}
