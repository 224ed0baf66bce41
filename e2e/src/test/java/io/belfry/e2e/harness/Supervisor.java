package io.belfry.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a supervisor sees: every agent's states and every queue's counters, as they come. */
public final class Supervisor implements AutoCloseable {

    private final XucClient client;

    private Supervisor(XucClient client) {
        this.client = client;
    }

    /** Logs sophie in and subscribes to states and statistics (FEATURES A56, A82). */
    public static Supervisor connect(URI gateway) {
        XucClient client = XucClient.connect(gateway, "sophie", "sophie");
        client.command("subscribeToAgentEvents");
        client.command("getAgentStates");
        client.command("subscribeToQueueStats");
        return new Supervisor(client);
    }

    /** A position in what was seen so far. */
    public int position() {
        return client.position();
    }

    /**
     * The states an agent went through from the position on: {@code Ready}, {@code Ringing}, …, and
     * {@code OnPause(reason)}. The same state said again, because a detail of it changed, counts
     * once.
     */
    public List<String> states(int agentId, int position) {
        List<String> all = words(agentId, 0);
        List<String> late = words(agentId, position);
        List<String> states = new ArrayList<>();
        int early = all.size() - late.size();
        for (int i = early; i < all.size(); i++) {
            if (i == 0 || !all.get(i).equals(all.get(i - 1))) {
                states.add(all.get(i));
            }
        }
        return states;
    }

    private List<String> words(int agentId, int position) {
        return client.since(position, "AgentStateEvent")
                .filter(state -> state.path("agentId").asInt() == agentId)
                .map(Supervisor::word)
                .toList();
    }

    /** The agent whose telephone rang first from the position on. */
    public Optional<Integer> firstToRing(int position) {
        return client.since(position, "AgentStateEvent")
                .filter(state -> state.path("name").asText().equals("AgentRinging"))
                .map(state -> state.path("agentId").asInt())
                .findFirst();
    }

    /** The state that an agent is in, as {@link #states} names it. */
    public Optional<String> state(int agentId) {
        return current(agentId).map(Supervisor::word);
    }

    /** From now on {@link #waiting} follows this queue (A83). */
    public void watchCalls(int queueId) {
        client.command("subscribeToQueueCalls", Map.of("queueId", queueId));
    }

    /** The numbers of those who wait in a watched queue, the next one first. */
    public List<String> waiting(int queueId) {
        return client
                .since(0, "QueueCalls")
                .filter(calls -> calls.path("queueId").asInt() == queueId)
                .reduce((earlier, later) -> later)
                .map(calls -> calls.path("calls").valueStream().toList())
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparingInt(call -> call.path("position").asInt()))
                .map(call -> call.path("number").asText())
                .toList();
    }

    /** The agent's latest state event. */
    public Optional<JsonNode> current(int agentId) {
        return client.since(0, "AgentStateEvent")
                .filter(state -> state.path("agentId").asInt() == agentId)
                .reduce((earlier, later) -> later);
    }

    /** The latest value of every numeric counter of a queue. */
    public Map<String, Double> counters(int queueId) {
        Map<String, Double> counters = new HashMap<>();
        client.since(0, "QueueStatistics")
                .filter(message -> message.path("queueId").asInt() == queueId)
                .flatMap(message -> message.path("counters").valueStream())
                .forEach(
                        counter ->
                                counters.put(
                                        counter.path("statName").asText(),
                                        counter.path("value").asDouble()));
        return counters;
    }

    /** Asks for a list (A78) and returns it. */
    public JsonNode list(String objectType, String msgType) {
        int position = client.position();
        client.command("getList", Map.of("objectType", objectType));
        return client.awaitSince(position, msgType, JsonNode::isArray);
    }

    @Override
    public void close() {
        client.close();
    }

    private static String word(JsonNode state) {
        String name = state.path("name").asText().replaceFirst("^Agent", "");
        return name.equals("OnPause") ? name + "(" + state.path("cause").asText() + ")" : name;
    }
}
