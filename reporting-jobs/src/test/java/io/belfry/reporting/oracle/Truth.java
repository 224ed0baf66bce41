package io.belfry.reporting.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the simulator says that it decided; instants are null where something did not happen. */
record Truth(List<Pass> passes, List<Direct> directs, Map<String, List<Stay>> stays) {

    /** A call's passage through a queue. */
    record Pass(
            String call,
            String queue,
            String dialled,
            String outcome,
            Instant arrivedAt,
            Instant enteredAt,
            Instant answeredAt,
            Instant leftAt,
            String agent,
            String endedBy,
            int waitSeconds,
            List<Ring> rings) {}

    /** A telephone that rang in it. */
    record Ring(String agent, Instant from, Instant to, String end) {}

    /** A call beside the queues. */
    record Direct(
            String call,
            String from,
            boolean fromOutside,
            String to,
            boolean toOutside,
            Instant dialledAt,
            Instant answeredAt,
            Instant endedAt) {}

    /** An agent is logged in. */
    record Stay(Instant from, Instant to) {}

    static Truth read(Path file) throws IOException {
        Truth truth = new Truth(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(SimulatedDay::tree).forEach(truth::add);
        }
        return truth;
    }

    boolean isLoggedIn(String agent, Instant at) {
        return stays.getOrDefault(agent, List.of()).stream()
                .anyMatch(s -> !at.isBefore(s.from()) && at.isBefore(s.to()));
    }

    private void add(JsonNode fact) {
        switch (fact.get("kind").asText()) {
            case "queue-call" -> passes.add(pass(fact));
            case "direct-call" ->
                    directs.add(
                            new Direct(
                                    text(fact, "call"),
                                    text(fact, "from"),
                                    fact.get("fromOutside").asBoolean(),
                                    text(fact, "to"),
                                    fact.get("toOutside").asBoolean(),
                                    instant(fact, "dialledAt"),
                                    instant(fact, "answeredAt"),
                                    instant(fact, "endedAt")));
            case "agent-state" -> stay(fact);
            default -> {
                // tallies; we make our own
            }
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
                text(fact, "call"),
                text(fact, "queue"),
                text(fact, "dialled"),
                text(fact, "outcome"),
                instant(fact, "arrivedAt"),
                instant(fact, "enteredAt"),
                instant(fact, "answeredAt"),
                instant(fact, "leftAt"),
                text(fact, "agent"),
                text(fact, "endedBy"),
                fact.get("waitSeconds").asInt(),
                rings);
    }

    /** One state follows the other while an agent is logged in. */
    private void stay(JsonNode stretch) {
        List<Stay> of = stays.computeIfAbsent(text(stretch, "agent"), a -> new ArrayList<>());
        Instant from = instant(stretch, "from");
        Instant to = instant(stretch, "to");
        if (!of.isEmpty() && of.getLast().to().equals(from)) {
            of.set(of.size() - 1, new Stay(of.getLast().from(), to));
        } else {
            of.add(new Stay(from, to));
        }
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
