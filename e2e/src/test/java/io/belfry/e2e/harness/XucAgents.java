package io.belfry.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Alice (1001) and Bob (1002) at their own CTI clients. */
public final class XucAgents implements Agents, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, XucClient> clients;
    private final Supervisor supervisor;

    public XucAgents(URI gateway, Supervisor supervisor) {
        this.clients =
                Map.of(
                        "1001", XucClient.connect(gateway, "alice", "alice"),
                        "1002", XucClient.connect(gateway, "bob", "bob"));
        this.supervisor = supervisor;
    }

    /** The agent's own connection. */
    public XucClient client(String agentNumber) {
        return clients.get(agentNumber);
    }

    /** Logs in whoever is not (A44); an agent who is stays as he is (A28). */
    @Override
    public void login(String agentNumber) {
        client(agentNumber).command("agentLogin", Map.of("agentphonenumber", agentNumber));
        awaitState(agentNumber, "AgentReady");
    }

    @Override
    public void logout(String agentNumber) {
        client(agentNumber).command("agentLogout");
        awaitState(agentNumber, "AgentLoggedOut");
    }

    @Override
    public void pause(String agentNumber, String reason) {
        client(agentNumber).command("pauseAgent", Map.of("reason", reason));
        await(
                agentNumber + " is on pause: " + reason,
                agentNumber,
                state -> is(state, "AgentOnPause") && state.path("cause").asText().equals(reason));
    }

    @Override
    public void unpause(String agentNumber) {
        client(agentNumber).command("unpauseAgent");
        await(agentNumber + " is not on pause", agentNumber, state -> !is(state, "AgentOnPause"));
    }

    /** Waits until the agent is in the state of that name; returns the state event. */
    public JsonNode awaitState(String agentNumber, String name) {
        return await(agentNumber + " is " + name, agentNumber, state -> is(state, name));
    }

    @Override
    public void close() {
        clients.values().forEach(XucClient::close);
    }

    private JsonNode await(String what, String agentNumber, Predicate<JsonNode> wanted) {
        int agent = Integer.parseInt(agentNumber);
        return Awaiting.until(what, PATIENCE, () -> supervisor.current(agent).filter(wanted));
    }

    private static boolean is(JsonNode state, String name) {
        return state.path("name").asText().equals(name);
    }
}
